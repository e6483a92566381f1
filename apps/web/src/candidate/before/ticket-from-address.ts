export interface Ticket {
  ticketNumber: string;
  accessCode: string;
}

/** What the QR code of a ticket carries in the address' fragment, which no server and no log ever sees. */
export function findTicket(fragment: string): Ticket | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const ticketNumber = fields.get('ticket')?.trim();
  const accessCode = fields.get('code')?.trim();
  return ticketNumber && accessCode ? { ticketNumber, accessCode } : null;
}
