import type { CandidateNews } from '../../api/candidate-contract';
import { NetworkError } from '../../api/http';
import { FollowNews } from './follow-news';

const message = (id: string, readAt: string | null = null) => ({
  id,
  text: '测试消息',
  officeName: '测试单位',
  sentAt: '2026-06-01T02:00:00.000Z',
  readAt,
});
const newsOf = (newsCount: number, messages: CandidateNews['messages'] = []): CandidateNews => ({
  newsCount,
  messages,
  hand: null,
});

describe('following the news', () => {
  let replies: (CandidateNews | Error)[];
  let asked: number;
  let readings: string[][];
  let refuseReading: boolean;
  let later: (() => void)[];
  let shown: CandidateNews;
  let sounds: number;
  let follow: FollowNews;

  const settled = () => new Promise((resolve) => setImmediate(resolve));

  beforeEach(() => {
    [replies, readings, later] = [[], [], []];
    [asked, sounds, refuseReading] = [0, 0, false];
    follow = new FollowNews('session', {
      api: {
        news: () => {
          asked += 1;
          const reply = replies.shift() ?? newsOf(0);
          return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
        },
        readMessages: (_, ids) => {
          if (refuseReading) return Promise.reject(new NetworkError('none'));
          readings.push(ids);
          return Promise.resolve();
        },
      },
      after: (_, work) => {
        later.push(work);
        return () => undefined;
      },
      onNews: (news) => (shown = news),
      onNewMessage: () => (sounds += 1),
    });
  });

  it('asks once for what it was told of, and no more', async () => {
    replies = [newsOf(1, [message('m1')])];
    follow.hear(1);
    follow.hear(1);
    await settled();
    follow.hear(1);
    await settled();
    expect([asked, shown.messages.length, sounds]).toEqual([1, 1, 1]);
  });

  it('asks again after a lost reply, until the news are here', async () => {
    replies = [new NetworkError('none'), newsOf(2, [message('m1')])];
    follow.hear(2);
    await settled();
    expect([asked, later.length]).toEqual([1, 1]);
    later[0]!();
    await settled();
    expect([asked, shown.newsCount]).toEqual([2, 2]);
  });

  it('does not ask on and on when the server has less than was told', async () => {
    replies = [newsOf(1, [message('m1')])];
    follow.hear(3);
    await settled();
    await settled();
    expect(asked).toBe(1);
  });

  it('shows a message as read at once, and tells the server until that has it', async () => {
    replies = [newsOf(2, [message('m2'), message('m1')])];
    follow.hear(2);
    await settled();
    refuseReading = true;
    follow.markRead(['m1']);
    expect(shown.messages.map(({ readAt }) => readAt !== null)).toEqual([false, true]);
    await settled();
    expect(readings).toEqual([]);
    refuseReading = false;
    later.at(-1)!();
    await settled();
    expect(readings).toEqual([['m1']]);
    // A reply from before the reading does not make it unread again.
    replies = [newsOf(3, [message('m3'), message('m2'), message('m1')])];
    follow.hear(3);
    await settled();
    expect(shown.messages.map(({ readAt }) => readAt !== null)).toEqual([false, false, true]);
  });

  it('sounds for a new unread message only', async () => {
    replies = [newsOf(1, [message('m1', '2026-06-01T02:00:01.000Z')])];
    follow.hear(1);
    await settled();
    expect(sounds).toBe(0);
    follow.take(newsOf(2, [message('m1', '2026-06-01T02:00:01.000Z')]));
    expect(sounds).toBe(0);
    follow.take(newsOf(3, [message('m2'), message('m1')]));
    expect(sounds).toBe(1);
    // An older reply that comes late changes nothing.
    follow.take(newsOf(2));
    expect(shown.messages).toHaveLength(2);
  });

  it('does nothing once it is stopped', async () => {
    follow.stop();
    follow.hear(1);
    await settled();
    expect(asked).toBe(0);
  });
});
