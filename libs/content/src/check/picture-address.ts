/** The address of a picture in texts. */
export const pictureAddress = (sha256: string): string => `/api/v1/media/${sha256}`;

const PICTURE_ADDRESS = /^\/api\/v1\/media\/([0-9a-f]{64})$/;

/** Null when it is not the address of one of our pictures. */
export const sha256InAddress = (address: string): string | null => PICTURE_ADDRESS.exec(address)?.[1] ?? null;
