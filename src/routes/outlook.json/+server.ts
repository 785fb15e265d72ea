export { GET } from '../api/outlook/+server.ts';
