import type { RoomShape } from '@sunflower/exam';

export const HALL_PAPERS = [
  'tickets',
  'overview',
  'door-sheets',
  'desk-labels',
  'sign-in-sheets',
  'room-records',
] as const;
export type HallPaper = (typeof HALL_PAPERS)[number];

export const TICKETS_A_PAGE = [1, 4, 8] as const;
export type TicketsAPage = (typeof TICKETS_A_PAGE)[number];

/** What all pages of a print have in common. */
export interface HallFace {
  examTitle: string;
  issuer: string;
  rehearsal: boolean;
}

export interface SittingFace {
  title: string;
  /** `2026-06-01 09:00 至 2026-06-01 11:00`. */
  time: string;
  latestEntry: string | null;
}

export interface PersonFace {
  seatNumber: number;
  name: string;
  ticketNumber: string;
  maskedIdNumber: string;
  organisationName: string;
  /** Empty, or why the person is not expected. */
  note: string;
}

export interface RoomFace {
  sitting: SittingFace;
  siteCode: string;
  siteName: string;
  roomNumber: number;
  roomName: string;
  invigilators: string;
  shape: RoomShape;
  /** Where the seats stand, in the order of numbers. */
  plan: readonly { seat: number; row: number; column: number }[];
  /** By seat. */
  people: readonly PersonFace[];
  /** Opens the sign-in at this room. */
  link: string;
}

export interface PlaceFace {
  siteCode: string;
  siteName: string;
  address: string;
  phone: string;
  directions: string;
  roomNumber: number;
  roomName: string;
  seatNumber: number;
  mapSha256: string | null;
}

export interface TicketFace {
  sitting: SittingFace;
  name: string;
  maskedIdNumber: string;
  organisationName: string;
  ticketNumber: string;
  accessCode: string;
  link: string;
  place: PlaceFace | null;
  /** The sitting's own words on the place, where nobody has a seat. */
  siteText: string | null;
}

export interface OverviewRow {
  siteCode: string;
  siteName: string;
  address: string;
  phone: string;
  roomNumber: number;
  roomName: string;
  places: number;
  seated: number;
  invigilators: string;
  sittingTitle: string;
  time: string;
}

/** One step of a print. */
export type HallPaperBatch =
  | { kind: 'tickets'; perPage: TicketsAPage; tickets: readonly TicketFace[]; pictures: Record<string, Uint8Array> }
  | { kind: Exclude<HallPaper, 'tickets' | 'overview'>; rooms: readonly RoomFace[] }
  | { kind: 'overview'; rows: readonly OverviewRow[] };
