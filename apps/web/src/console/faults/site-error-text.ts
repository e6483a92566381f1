/** Why something about exam sites, rooms and seats was refused, by code. */
const en = {
  SITE_NOT_FOUND: 'This exam site does not exist, or you have no access to it.',
  SITE_CODE_TAKEN: 'The organisation already has an exam site with the code {siteCode}. Choose another code.',
  SITE_ROOM_IN_USE:
    'A sitting uses room {roomNumber}, so it cannot be removed or made smaller. Take it out of the sitting first.',
  SITE_CHANGED_MEANWHILE: 'Someone changed the rooms of this site in the meantime. Open it again.',
  INVALID_SITE: 'The exam site cannot be saved like this; see below.',
  ROOM_NOT_IN_SITTING: 'The sitting does not use this room. Reload the page.',
  ROOM_NOT_USABLE:
    'One of the rooms cannot be used: its site is closed, belongs to another organisation, or has fewer seats. Reload the list of sites.',
  ROOMS_USED_ELSEWHERE:
    'Room {roomNumber} of {siteName} is used at that time by “{sittingTitle}” of “{examTitle}” (rooms taken in all: {count}). Choose other rooms, or another time.',
  ROOM_HAS_PEOPLE: 'People sit in room {roomNumber} of {siteName}, up to seat {lastSeat}. Move them first.',
  NO_ROOMS: 'Choose the rooms of this sitting first.',
  SEATING_FIXED:
    'The sitting has begun or someone has arrived, so people can no longer be seated anew. Seat those without a seat, or move people one by one.',
  SEAT_OCCUPIED: 'Someone sits on seat {seatNumber}. Let the two change seats, or choose another seat.',
  NO_SUCH_SEAT: 'The sitting uses {places} {places|seat|seats} of this room. Choose one of these.',
  SEAT_NOT_NEEDED: 'This registration is deferred and needs no seat.',
  HALL_PAPER_UNDER_WAY: 'Your last print is still being prepared. Wait until it is done.',
  NOTHING_TO_PRINT: 'There is nothing to print yet. Choose rooms and seat people first.',
};

export const siteErrorDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    SITE_NOT_FOUND: '考点不存在，或不在您的管辖范围内。',
    SITE_CODE_TAKEN: '该机构已有代码为 {siteCode} 的考点，请换一个代码。',
    SITE_ROOM_IN_USE: '{roomNumber} 考场已有场次使用，不能删除或缩小，请先在场次中取消使用。',
    SITE_CHANGED_MEANWHILE: '该考点的考场已被他人修改，请重新打开。',
    INVALID_SITE: '考点还不能保存，请按下方提示修改。',
    ROOM_NOT_IN_SITTING: '该场次没有使用这个考场，请刷新页面。',
    ROOM_NOT_USABLE: '有考场不能使用：所属考点已停用、属于其他机构，或座位不足。请重新加载考点。',
    ROOMS_USED_ELSEWHERE:
      '{siteName} {roomNumber} 考场在这段时间已由“{examTitle}”的“{sittingTitle}”使用（冲突的考场共 {count} 个）。请改用其他考场，或另选时间。',
    ROOM_HAS_PEOPLE: '{siteName} {roomNumber} 考场已安排考生，最大座位号为 {lastSeat}，请先调整这些考生的座位。',
    NO_ROOMS: '请先选择本场次使用的考场。',
    SEATING_FIXED: '本场次已开考或已有考生到场，不能全部重新编排。可以编排没有座位的考生，或逐个调整座位。',
    SEAT_OCCUPIED: '{seatNumber} 号座位已有人，请选择两人互换，或换一个座位。',
    NO_SUCH_SEAT: '本场次只使用该考场的 {places} 个座位，请在其中选择。',
    SEAT_NOT_NEEDED: '该考生已缓考，不需要座位。',
    HALL_PAPER_UNDER_WAY: '您的上一份打印文件还在生成，请等待完成。',
    NOTHING_TO_PRINT: '还没有可以打印的内容，请先选择考场并编排座位。',
  },
  en,
};
