/** By itself, so that the browser fetches it with the first edit: until then the server has said all of it. */
export { firstScreenOf } from '#present';
