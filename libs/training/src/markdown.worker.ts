import { answerInThread, type Fault } from '@sunflower/platform/plain';
import { markdownFault, picturesIn } from '@sunflower/content';

export interface MarkdownWorkerData {
  text: string;
}

/** The thread that checks a text. It asks which pictures of the text are stored. */
answerInThread<MarkdownWorkerData, string[], readonly string[], Fault | null>(async ({ data: { text }, tell }) => {
  const knownPictures = new Set(await tell(picturesIn([text])));
  return markdownFault(text, knownPictures);
});
