import { Injectable } from '@nestjs/common';
import type { LockedExam, SittingRow, WatchedAct } from '@sunflower/exam';
import { Clock, isoTime, type PackedPart } from '@sunflower/platform';
import { candidatePaperJson } from '../paper/paper-view';
import { PageNews } from '../news/page-news';
import type { PreparedFacts } from '../prepared/prepared-paper.repository';
import { PreparedPapers } from '../prepared/prepared-papers';
import type { ExamSession } from '../session/exam-session.entity';
import type { CurrentResponse } from '../session/exam-session.repository';
import { toCandidateSession } from '../session/session-view';

interface Started {
  session: ExamSession;
  exam: LockedExam;
  sitting: SittingRow;
  prepared: PreparedFacts | null;
  /** The hash of the sealed paper that the client holds. */
  heldPaper: string | null;
  responses: readonly CurrentResponse[];
  lastAct: WatchedAct | null;
  nowMs: number;
}

/** The reply to a start. */
@Injectable()
export class StartedReply {
  constructor(
    private readonly clock: Clock,
    private readonly papers: PreparedPapers,
    private readonly news: PageNews,
  ) {}

  /** The JSON of a `StartedDto` in UTF-8, in parts, since the paper may be packed already. */
  async write({ responses, ...started }: Started): Promise<(PackedPart | Buffer)[]> {
    const answered = responses.map(
      ({ itemNumber, revision, response }) =>
        `{"itemNumber":${itemNumber},"revision":${revision},"response":${response}}`,
    );
    const session = `{"session":${JSON.stringify(toCandidateSession(started))},`;
    const newsCount = await this.news.count(started.session);
    const news = newsCount === undefined ? '' : `,"newsCount":${newsCount}`;
    const rest = `"responses":[${answered.join()}],"serverTime":"${isoTime(this.clock.now())}"${news}}`;
    const key = keyFor(started) && this.papers.keyOf(started.prepared as PreparedFacts);
    if (key) return [Buffer.from(`${session}"paperKey":"${key}",${rest}`)];
    return [Buffer.from(`${session}"paper":`), await this.paperOf(started), Buffer.from(`,${rest}`)];
  }

  private async paperOf({
    session: { plan },
    exam,
    prepared,
  }: Pick<Started, 'session' | 'exam' | 'prepared'>): Promise<PackedPart | Buffer> {
    return plan === null
      ? this.papers.open({ facts: prepared as PreparedFacts, exam })
      : candidatePaperJson({ exam, plan });
  }
}

/** Whether the paper that the client holds is the one that the session began with. */
const keyFor = ({ session, prepared, heldPaper }: Pick<Started, 'session' | 'prepared' | 'heldPaper'>): boolean =>
  session.plan === null && heldPaper !== null && prepared?.hash === heldPaper;
