export interface Ticket {
  ticketNumber: string;
  accessCode: string;
}

/** Reads the ticket from the address in the QR code: from the fragment, which is never sent to a server or logged. */
export function findTicket(fragment: string): Ticket | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const ticketNumber = fields.get('ticket')?.trim();
  const accessCode = fields.get('code')?.trim();
  return ticketNumber && accessCode ? { ticketNumber, accessCode } : null;
}
