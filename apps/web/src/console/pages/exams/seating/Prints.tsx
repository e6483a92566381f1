import { FileExcelOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Select, Space, Typography } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { offers } from '../exam-state/exam-acts';
import { RoomPapers } from './RoomPapers';
import { seatingDictionaries } from './seating-text';
import type { Seating } from './use-seating';

const ALL = 'all';

interface PrintsProps {
  exam: Schemas['ExamDto'];
  sitting: Schemas['SittingDto'];
  seating: Seating;
}

/** What is printed for the day, by site. */
export function Prints({ exam, sitting, seating }: PrintsProps) {
  const t = useDictionary(seatingDictionaries);
  const [siteId, setSiteId] = useState(ALL);
  const sites = new Map(seating.rooms.map((room) => [room.siteId, room.siteName]));
  const address = (path: string, query: Record<string, string> = {}) => {
    const asked = new URLSearchParams({ sittingId: sitting.id, ...(siteId === ALL ? {} : { siteId }), ...query });
    return `/api/v1/exams/${exam.id}/${path}?${asked}`;
  };
  const mayPrint = offers({ exam, act: 'seating.print' });
  const mayExport = offers({ exam, act: 'tickets.export' });
  if (seating.registered === 0 || !(mayPrint || mayExport)) return null;
  return (
    <section>
      <Typography.Title level={3} className="seat-title">
        {t('prints')}
      </Typography.Title>
      <Typography.Paragraph className="console-aside">{t('printNotice')}</Typography.Paragraph>
      {sites.size > 1 && (
        <Select
          className="console-card console-filter"
          aria-label={t('allSites')}
          value={siteId}
          onChange={setSiteId}
          options={[
            { value: ALL, label: t('allSites') },
            ...[...sites].map(([id, name]) => ({ value: id, label: name })),
          ]}
        />
      )}
      <div className="seat-prints">
        {mayExport && (
          <div className="seat-print">
            <h4>{t('tickets')}</h4>
            <Space wrap>
              {[1, 4, 8].map((count) => (
                <Button
                  key={count}
                  icon={<PrinterOutlined />}
                  href={address('tickets.pdf', { perPage: String(count) })}
                  download
                >
                  {t('perPage', { count })}
                </Button>
              ))}
              <Button
                icon={<FileExcelOutlined />}
                href={`/api/v1/exams/${exam.id}/tickets.xlsx?sittingId=${sitting.id}`}
                download
              >
                .xlsx
              </Button>
            </Space>
          </div>
        )}
        {mayPrint && seating.rooms.length > 0 && (
          <RoomPapers addressOf={(paper, query) => address(`hall-papers/${paper}`, query)} />
        )}
      </div>
    </section>
  );
}
