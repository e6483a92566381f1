import { Select, Typography } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { offers } from '../exam-state/exam-acts';
import { RoomPapers } from './RoomPapers';
import { seatingDictionaries } from './seating-text';
import type { Seating } from './use-seating';

interface SitePrintsProps {
  exam: Schemas['ExamDto'];
  sitting: Schemas['SittingDto'];
  seating: Seating;
}

/** What an organisation prints for its own sites, where the exam is held by another one. */
export function SitePrints({ exam, sitting, seating }: SitePrintsProps) {
  const t = useDictionary(seatingDictionaries);
  const sites = new Map(seating.rooms.filter((room) => room.mayPrintSite).map((room) => [room.siteId, room.siteName]));
  const [chosen, setChosen] = useState<string | null>(null);
  const siteId = chosen !== null && sites.has(chosen) ? chosen : [...sites.keys()][0];
  if (siteId === undefined || offers({ exam, act: 'seating.print' })) return null;
  const address = (paper: string, query: Record<string, string> = {}) => {
    const asked = new URLSearchParams(query);
    return `/api/v1/sites/${siteId}/sittings/${sitting.id}/hall-papers/${paper}${asked.size > 0 ? `?${asked}` : ''}`;
  };
  return (
    <section>
      <Typography.Title level={3} className="seat-title">
        {sites.size > 1 ? t('ownSites') : t('ownSite', { site: sites.get(siteId) ?? '' })}
      </Typography.Title>
      <Typography.Paragraph className="console-aside">{t('ownSiteNotice')}</Typography.Paragraph>
      {sites.size > 1 && (
        <Select
          className="console-card console-filter"
          aria-label={t('site')}
          value={siteId}
          onChange={setChosen}
          options={[...sites].map(([id, name]) => ({ value: id, label: name }))}
        />
      )}
      <div className="seat-prints">
        <RoomPapers addressOf={address} />
      </div>
    </section>
  );
}
