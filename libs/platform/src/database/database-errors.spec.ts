import { QueryFailedError } from 'typeorm';
import { isDataError, isDiskFull, isUnavailable } from './database-errors';

const failed = (error: object): Error => new QueryFailedError('INSERT', [], Object.assign(new Error('failed'), error));

describe('an error of the database', () => {
  it.each([
    { errno: 1114, sqlState: 'HY000', message: "The table 'response' is full" },
    { errno: 1021, sqlState: 'HY000', message: 'Disk full (/tmp/#sql); waiting for someone to free some space...' },
    { errno: 1637, sqlState: 'HY000', message: 'Too many active concurrent transactions' },
    { errno: 1030, sqlState: 'HY000', message: 'Got error 28 "No space left on device" from storage engine InnoDB' },
    { errno: 3, sqlState: 'HY000', message: "Error writing file '/tmp/MYtd' (Errcode: 28)" },
    { code: 'SQLITE_FULL', message: 'database or disk is full' },
  ])('recognises a full disk, and does not blame the data: $message', (error) => {
    expect([isDiskFull(failed(error)), isUnavailable(failed(error)), isDataError(failed(error))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    { errno: 1406, sqlState: '22001', message: "Data too long for column 'response' at row 28" },
    { errno: 1366, sqlState: 'HY000', message: 'Incorrect string value' },
    { errno: 4025, sqlState: '23000', message: 'CONSTRAINT failed' },
    { errno: 1644, sqlState: '45000', message: 'a trigger says no' },
    { code: 'SQLITE_CONSTRAINT_TRIGGER', message: 'a trigger says no' },
  ])('recognises a row that the database will always refuse: $message', (error) => {
    expect([isDataError(failed(error)), isUnavailable(failed(error))]).toEqual([true, false]);
  });

  it.each([
    { errno: 1146, sqlState: '42S02', message: 'the table is missing' },
    { errno: 1290, sqlState: 'HY000', message: 'the server is read-only' },
    { errno: 1213, sqlState: '40001', message: 'a deadlock' },
    { errno: 1205, sqlState: 'HY000', message: 'a lock was waited for too long' },
  ])('does not blame the data when the next attempt may succeed: $message', (error) => {
    expect([isDataError(failed(error)), isDiskFull(failed(error))]).toEqual([false, false]);
  });
});
