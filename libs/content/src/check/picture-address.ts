/** The address by which texts show a picture. */
export const pictureAddress = (sha256: string): string => `/api/v1/media/${sha256}`;

const PICTURE_ADDRESS = /^\/api\/v1\/media\/([0-9a-f]{64})$/;

/** Null for what is no such address. */
export const sha256InAddress = (address: string): string | null => PICTURE_ADDRESS.exec(address)?.[1] ?? null;
