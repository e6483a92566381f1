import { useEffect, useState } from 'react';
import { request } from '../../../api/http';
import { useDictionary } from '../../../i18n/use-text';
import { announcementDictionaries } from './announcement-text';

interface Announcement {
  examTitle: string;
  text: string;
}

/** What exams announce now; without any, nothing is shown. */
export function Announcements() {
  const text = useDictionary(announcementDictionaries);
  const announcements = useAnnouncements();
  if (announcements.length === 0) return null;
  return (
    <section aria-label={text('announcements')}>
      <h2>{text('announcements')}</h2>
      {announcements.map((one, index) => (
        <div key={index} className="notice announcement">
          <strong>{one.examTitle}</strong>
          <p>{one.text}</p>
        </div>
      ))}
    </section>
  );
}

function useAnnouncements(): Announcement[] {
  const [found, setFound] = useState<Announcement[]>([]);
  useEffect(() => {
    request<{ announcements: Announcement[] }>({ method: 'GET', path: '/candidate/announcements' }).then(
      ({ announcements }) => setFound(announcements),
      // The page is for signing in; without an answer it only lacks the announcements.
      () => undefined,
    );
  }, []);
  return found;
}
