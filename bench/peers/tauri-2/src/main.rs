//! The Tauri 2 peer of the benchmarks: a hello-world window and, for `bench ipc`, one command for each figure.
//!
//! `bench-tauri hello` shows hello/index.html, `bench-tauri ipc FOLDER` shows ipc/index.html, which
//! measures and reports its figures as one JSON line on standard output.

use std::io::Write;
use std::time::UNIX_EPOCH;

use serde::Serialize;
use tauri::ipc::{Channel, InvokeBody, Request, Response};
use tauri::{WebviewUrl, WebviewWindowBuilder};

/// What `fs.stat` of Node tells most callers: size in bytes, times in milliseconds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stat {
    size: u64,
    is_file: bool,
    is_directory: bool,
    mtime_ms: f64,
}

#[tauri::command]
fn echo(text: String) -> String {
    text
}

#[tauri::command]
async fn stat(path: String) -> Result<Stat, String> {
    let meta = std::fs::metadata(path).map_err(|e| e.to_string())?;
    let modified = meta.modified().map_err(|e| e.to_string())?;
    let since = modified.duration_since(UNIX_EPOCH).map_err(|e| e.to_string())?;
    Ok(Stat {
        size: meta.len(),
        is_file: meta.is_file(),
        is_directory: meta.is_dir(),
        mtime_ms: since.as_secs_f64() * 1000.0,
    })
}

/// The file as raw bytes: the fastest way out that Tauri documents.
#[tauri::command]
async fn read(path: String) -> Result<Response, String> {
    std::fs::read(path).map(Response::new).map_err(|e| e.to_string())
}

/// The raw request body goes to the file named by the header `path`.
#[tauri::command]
async fn write(request: Request<'_>) -> Result<(), String> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err("the body is not raw".into());
    };
    let path = request.headers().get("path").ok_or("no header `path`")?;
    let path = path.to_str().map_err(|e| e.to_string())?;
    std::fs::write(path, bytes).map_err(|e| e.to_string())
}

/// Pushes `count` events of the text to the page, as fast as the channel takes them.
#[tauri::command]
async fn events(count: u32, text: String, channel: Channel<String>) -> Result<(), String> {
    for _ in 0..count {
        channel.send(text.clone()).map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// The folder the page may use for its files.
#[tauri::command]
fn folder() -> String {
    std::env::args().nth(2).unwrap_or_default()
}

#[tauri::command]
fn report(line: String) {
    println!("{line}");
    std::io::stdout().flush().expect("standard output is open");
}

fn main() {
    let page = std::env::args().nth(1).unwrap_or_else(|| "hello".into());
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![echo, stat, read, write, events, folder, report])
        .setup(move |app| {
            let url = WebviewUrl::App(format!("{page}/index.html").into());
            WebviewWindowBuilder::new(app, "main", url).title("bench").inner_size(800.0, 600.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the window opens");
}
