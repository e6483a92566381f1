import { useEffect, useRef, useState } from 'react';
import type { CandidateNews } from '../../api/candidate-contract';
import { useDictionary } from '../../i18n/use-text';
import { after } from '../candidate-services';
import { FollowNews } from './follow-news';
import { helpApi } from './help-api';
import { clockOf, HelpDialog } from './HelpDialog';
import { helpDictionaries } from './help-text';
import './help.css';
import { isSoundOn, playMessageSound } from './message-sound';
import type { HelpDeskProps } from './use-help-desk';

const NOTHING: CandidateNews = { newsCount: 0, messages: [], hand: null };

/** Unread messages over the paper, and the dialog with all messages and the candidate’s hand. */
export function HelpDesk({ sessionId, newsCount, opened, onClose, onHand }: HelpDeskProps) {
  const text = useDictionary(helpDictionaries);
  const [news, setNews] = useState(NOTHING);
  const follow = useRef<FollowNews | null>(null);
  useEffect(() => {
    const following = new FollowNews(sessionId, {
      api: helpApi,
      after,
      onNews: setNews,
      onNewMessage: () => {
        if (isSoundOn()) void playMessageSound();
      },
    });
    follow.current = following;
    return () => following.stop();
  }, [sessionId]);
  useEffect(() => follow.current?.hear(newsCount), [sessionId, newsCount]);
  const { hand } = news;
  useEffect(() => onHand(hand === null ? 'down' : hand.seenAt === null ? 'up' : 'seen'), [hand, onHand]);
  const unread = news.messages.filter(({ readAt }) => readAt === null);
  const oldest = unread[unread.length - 1];
  return (
    <>
      <div className="help-banner" role="status">
        {oldest && (
          <section className="notice help-message">
            <h2>{text('newMessage')}</h2>
            <p className="help-text">{oldest.text}</p>
            <p className="hint">{text('from', { office: oldest.officeName, time: clockOf(oldest.sentAt) })}</p>
            <div className="help-row">
              <button type="button" className="button primary" onClick={() => follow.current?.markRead([oldest.id])}>
                {text('read')}
              </button>
              {unread.length > 1 && <span>{text('more', { count: unread.length - 1 })}</span>}
            </div>
          </section>
        )}
      </div>
      {opened && (
        <HelpDialog
          sessionId={sessionId}
          news={news}
          text={text}
          onNews={(told) => follow.current?.take(told)}
          onRead={(ids) => follow.current?.markRead(ids)}
          onClose={onClose}
        />
      )}
    </>
  );
}
