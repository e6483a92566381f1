import type { SentMessage } from '../messages/message.repository';
import { NewsOfExam } from './news-of-exam';

const message = (id: string, wishes: Partial<SentMessage> = {}): SentMessage => ({
  id,
  examId: 'e1',
  audience: { sittingIds: ['s1'], paths: null },
  body: '测试消息',
  officeName: '测试单位',
  sentAt: 1_000,
  ...wishes,
});
const reader = (registrationId: string, sittingId = 's1', organisationPath = '/35/1/') => ({
  registrationId,
  sittingId,
  organisationPath,
});

describe('the news of an exam', () => {
  it('counts messages to all of a sitting, to a place, and to the candidate by name', () => {
    const news = new NewsOfExam();
    news.takeMessages({
      messages: [
        message('m1'),
        message('m2', { audience: { sittingIds: ['s1'], paths: ['/35/2/'] } }),
        message('m3', { audience: null }),
      ],
      named: [{ messageId: 'm3', registrationId: 'r1' }],
    });
    expect(news.count(reader('r1'))).toBe(2);
    expect(news.count(reader('r2'))).toBe(1);
    expect(news.count(reader('r3', 's1', '/35/2/7/'))).toBe(2);
    expect(news.count(reader('r4', 's2'))).toBe(0);
  });

  it('counts a message once, however often it is read', () => {
    const news = new NewsOfExam();
    for (const _ of [1, 2]) {
      news.takeMessages({
        messages: [message('m1'), message('m2', { audience: null })],
        named: [{ messageId: 'm2', registrationId: 'r1' }],
      });
      expect(news.count(reader('r1'))).toBe(2);
    }
  });

  it('rises with each change of a raised hand of the candidate', () => {
    const news = new NewsOfExam();
    news.takeMessages({ messages: [message('m1')], named: [] });
    news.takeHandChanges(new Map([['r1', 2]]));
    expect([news.count(reader('r1')), news.count(reader('r2'))]).toEqual([3, 1]);
    expect(news.countMessages(reader('r1'))).toBe(1);
  });

  it('does not fall when an older reading comes after a newer one', () => {
    const news = new NewsOfExam();
    news.takeHandChanges(new Map([['r1', 3]]));
    news.takeHandChanges(new Map([['r1', 2]]));
    expect(news.count(reader('r1'))).toBe(3);
  });

  it('gives each candidate their own messages, the newest first', () => {
    const news = new NewsOfExam();
    news.takeMessages({
      messages: [
        message('m1', { sentAt: 1 }),
        message('m2', { sentAt: 3, audience: null }),
        message('m3', { sentAt: 2 }),
      ],
      named: [{ messageId: 'm2', registrationId: 'r1' }],
    });
    const idsFor = (registrationId: string) => news.messagesFor(reader(registrationId)).map(({ id }) => id);
    expect(idsFor('r1')).toEqual(['m2', 'm3', 'm1']);
    expect(idsFor('r2')).toEqual(['m3', 'm1']);
  });
});
