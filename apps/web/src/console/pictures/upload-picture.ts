import { api, ok, type Schemas } from '../console-api';
import { redrawPicture } from './redraw-picture';

export const PICTURE_TYPES = 'image/png,image/jpeg,image/webp,image/gif';

/** Redraws a picture and uploads it. @throws UnreadablePicture, ApiError, NetworkError */
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
  // Send the form with the file: OpenAPI describes a file as a string, so the typed body is a dummy.
  return ok(api.POST('/api/v1/media', { body: { file: '', organisationId }, bodySerializer: () => form }));
}
