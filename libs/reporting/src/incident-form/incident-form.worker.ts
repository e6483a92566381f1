import { answerInThread } from '@sunflower/platform/plain';
import { drawIncidentForm, type IncidentFormFace } from './draw-incident-form';

export interface IncidentFormWork {
  face: IncidentFormFace;
}

/** The thread that draws a form. */
answerInThread<IncidentFormWork, never, never, Uint8Array>(({ data: { face } }) => drawIncidentForm(face));
