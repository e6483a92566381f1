import { answerInThread } from '@sunflower/platform/plain';
import { drawResultsReport, type ResultsReportFace } from './draw-results-report';

export interface ResultsReportWork {
  face: ResultsReportFace;
}

/** The thread that draws a report. */
answerInThread<ResultsReportWork, never, never, Uint8Array>(({ data: { face } }) => drawResultsReport(face));
