const [major, minor] = process.versions.node.split('.').map(Number);

/** Exits with a one-line message on a Node version that cannot `require` ES modules. */
export function requireNode() {
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node ${process.versions.node} is too old: Sunflower needs Node 20.19 or newer.`);
  process.exit(1);
}
