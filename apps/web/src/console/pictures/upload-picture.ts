import { api, ok, type Schemas } from '../console-api';
import { redrawPicture } from './redraw-picture';

export const PICTURE_TYPES = 'image/png,image/jpeg,image/webp,image/gif';

/** Draws it anew and uploads it. @throws UnreadablePicture, ApiError, NetworkError */
export async function uploadPicture({
  file,
  organisationId,
}: {
  file: Blob;
  organisationId: string;
}): Promise<Schemas['PictureDto']> {
  const form = new FormData();
  form.set('organisationId', organisationId);
  form.set('file', await redrawPicture(file), 'picture');
  // The file goes as it is: what the API says of its type, a text, is how OpenAPI writes a file.
  return ok(api.POST('/api/v1/media', { body: { file: '', organisationId }, bodySerializer: () => form }));
}
