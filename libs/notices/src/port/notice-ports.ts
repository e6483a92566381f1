import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PersonalData } from '@sunflower/organisations';
import { Clock, CONFIG, type Config } from '@sunflower/platform';
import { GroupPort } from './group-port';
import { MailPort } from './mail-port';
import { PORT_NAMES, type NoticePort, type PortName } from './notice-port';
import { NoticeRecordRepository } from './notice-record.repository';
import { RecordingPort } from './recording-port';
import { SmsPort } from './sms-port';

export interface PortState {
  name: PortName;
  /** Whether the operator has set it up. */
  ready: boolean;
  /** 0 when it is not ready. */
  perSecond: number;
}

/** The ports that the operator has set up. The recording one is always there. */
@Injectable()
export class NoticePorts implements OnModuleDestroy {
  private readonly ports = new Map<PortName, NoticePort>();

  constructor(
    @Inject(CONFIG) { notices }: Config,
    records: NoticeRecordRepository,
    personalData: PersonalData,
    clock: Clock,
  ) {
    const ports: (NoticePort | null)[] = [
      notices.sms && new SmsPort(notices.sms, clock),
      notices.mail && new MailPort(notices.mail),
      notices.group && new GroupPort(notices.group, clock),
      new RecordingPort(records, personalData, clock),
    ];
    for (const port of ports) if (port) this.ports.set(port.name, port);
  }

  find(name: PortName): NoticePort | null {
    return this.ports.get(name) ?? null;
  }

  states(): PortState[] {
    return PORT_NAMES.map((name) => {
      const port = this.find(name);
      return { name, ready: port !== null, perSecond: port?.perSecond ?? 0 };
    });
  }

  onModuleDestroy(): void {
    for (const port of this.ports.values()) port.close?.();
  }
}
