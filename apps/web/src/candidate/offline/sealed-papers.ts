// Loaded by pages that wait for the bell, and by no other.
export { fetchSealedPaper } from './fetch-sealed-paper';
export { openSealedPaper } from './open-sealed-paper';
