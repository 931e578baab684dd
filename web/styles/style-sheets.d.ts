// Tests load style sheets as modules; the bundler puts them into the page and gives no value back.
declare module '*.css';
