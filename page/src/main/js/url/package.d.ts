/** npm packages without types of their own. */

declare module "url/url.js" {
  const url: any;
  export default url;
}

declare module "punycode/punycode.es6.js" {
  const punycode: any;
  export default punycode;
}
