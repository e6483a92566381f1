export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
export const CHROMIUM_ARGUMENTS = ['--no-sandbox', '--disable-background-networking'];
