import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { yieldTurn } from '@sunflower/platform';
import { IssueTickets, type TicketOrder } from './issue-tickets';
import { PAPER_END, paperStart, ticketOnPaper } from './ticket-on-paper';

// This many QR codes take a few milliseconds; then other requests get their turn.
const TICKETS_A_TURN = 10;

/** The tickets as a page to be printed and cut: one self-contained file, without scripts. */
@Injectable()
export class TicketPrint {
  constructor(private readonly issueTickets: IssueTickets) {}

  async stream({ examTitle, ...order }: TicketOrder & { examTitle: string }): Promise<Readable> {
    const tickets = await this.issueTickets.issue(order);
    return Readable.from(
      (async function* () {
        yield paperStart(examTitle);
        for await (const ticket of tickets) {
          yield ticketOnPaper({ ticket, examTitle });
          if (ticket.serial % TICKETS_A_TURN === 0) await yieldTurn();
        }
        yield PAPER_END;
      })(),
    );
  }
}
