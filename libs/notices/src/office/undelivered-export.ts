import type { ReadableStream } from 'node:stream/web';
import { Injectable } from '@nestjs/common';
import { formulaSafe } from '@sunflower/exam';
import { Audit, Database, shanghaiTime, type StaffActor } from '@sunflower/platform';
import { writeXlsxStream, type XlsxStreamRow } from 'hucre/xlsx';
import type { NoticeReason } from '../port/notice-port';
import { masked, NoticeDesk, UNDELIVERED } from './notice-desk';
import { NoticeListRepository } from './notice-list.repository';

const PAGE = 500;
const COLUMNS = [
  { header: '姓名', key: 'name', width: 14 },
  { header: '准考证号', key: 'ticketNumber', width: 20 },
  { header: '单位', key: 'organisation', width: 24 },
  { header: '手机（末四位）', key: 'phone', width: 14 },
  { header: '原因', key: 'reason', width: 30 },
  { header: '短信平台说明', key: 'detail', width: 40 },
  { header: '次数', key: 'attempts', width: 8 },
  { header: '最后一次', key: 'changedAt', width: 18 },
];

const REASONS: Record<NoticeReason, string> = {
  no_phone: '名册中没有手机号',
  data_unreadable: '手机号无法解密',
  registration_gone: '报名已取消',
  text_too_long: '填入后超过 500 字',
  code_replaced: '已发出更新的登录码',
  port_off: '发送渠道未配置',
  refused: '被拒绝',
  unreachable: '无法连接',
  too_slow: '超时未答复',
  gateway_error: '平台出错',
  bad_answer: '答复无法识别',
};

/** Whom a notice did not reach, as a sheet. */
@Injectable()
export class UndeliveredExport {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly desk: NoticeDesk,
    private readonly repository: NoticeListRepository,
  ) {}

  /** The audit row is committed before the first row leaves. @throws NoticeNotFound */
  async stream(asked: { examId: string; batchId: string; staff: StaffActor }): Promise<ReadableStream<Uint8Array>> {
    const { id: batchId } = await this.desk.batch(asked);
    await this.database.transaction(() =>
      this.audit.record({
        staffId: asked.staff.staffId,
        action: 'notice.undelivered-exported',
        subjectType: 'notice-batch',
        subjectId: batchId,
        reason: null,
      }),
    );
    return writeXlsxStream(this.rows(batchId), { name: '未送达', columns: COLUMNS, freezePane: { rows: 1 } });
  }

  private async *rows(batchId: string): AsyncGenerator<XlsxStreamRow> {
    for (let afterId = ''; ;) {
      const page = await this.repository.notices({ batchId, states: UNDELIVERED, afterId, limit: PAGE });
      for (const { candidateName, ticketNumber, organisationName, phoneLastFour, reason, detail, ...notice } of page)
        yield {
          name: formulaSafe(candidateName ?? ''),
          ticketNumber: ticketNumber ?? '',
          organisation: formulaSafe(organisationName ?? ''),
          phone: masked(phoneLastFour) ?? '',
          reason: reason === null ? '' : REASONS[reason],
          detail: formulaSafe(detail ?? ''),
          attempts: notice.attempts,
          changedAt: shanghaiTime(notice.changedAt),
        };
      if (page.length < PAGE) return;
      afterId = page.at(-1)?.id ?? '';
    }
  }
}
