import { FileExcelOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useDictionary } from '../../../use-text';
import { seatingDictionaries } from './seating-text';

const PAPERS = ['overview', 'door-sheets', 'desk-labels', 'sign-in-sheets', 'room-records'] as const;

/** The papers of rooms, each as a PDF and as a workbook. */
export function RoomPapers({ addressOf }: { addressOf: (paper: string, query?: Record<string, string>) => string }) {
  const t = useDictionary(seatingDictionaries);
  return PAPERS.map((paper) => (
    <div key={paper} className="seat-print">
      <h4>{t(paper)}</h4>
      <Space wrap>
        <Button icon={<PrinterOutlined />} href={addressOf(paper)} download>
          PDF
        </Button>
        <Button icon={<FileExcelOutlined />} href={addressOf(paper, { form: 'xlsx' })} download>
          .xlsx
        </Button>
      </Space>
    </div>
  ));
}
