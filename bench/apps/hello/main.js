document.querySelector("#script").textContent = "The script of the page runs too.";
