const en = {
  'session.extended': 'Time extended', 'session.locked': 'Locked', 'session.unlocked': 'Unlocked', 'session.closed': 'Closed', 'session.voided': 'Voided', 'late_responses.accepted': 'Late responses accepted',
  'session.submitted': 'Submitted by the system', address_changed: 'From another address', full_screen_entered: 'Filled the screen', full_screen_left: 'Left full screen', copied: 'Copied', pasted: 'Pasted', printed: 'Printed',
  started: 'Started', seat_taken_over: 'Continued on another device', page_hidden: 'Page in the background', page_shown: 'Page in front again', page_reloaded: 'Page loaded anew', focus_lost: 'Left the window', focus_gained: 'Back in the window', back_pressed: 'Pressed back',
  clock_checked: 'Device clock compared', network_back: 'Network back', opened_offline: 'Opened again without network',
};

type Known = keyof typeof en;

export const sessionHistoryDictionaries: Record<'zh-CN' | 'en', Record<Known, string>> = {
  'zh-CN': {
    'session.extended': '延长时间', 'session.locked': '锁定', 'session.unlocked': '解锁', 'session.closed': '收卷', 'session.voided': '作废', 'late_responses.accepted': '采纳延迟送达的作答',
    'session.submitted': '系统自动交卷', address_changed: '网络地址变化', full_screen_entered: '进入全屏', full_screen_left: '退出全屏', copied: '复制', pasted: '粘贴', printed: '打印',
    started: '开始考试', seat_taken_over: '更换设备继续考试', page_hidden: '考试页面切到后台', page_shown: '回到考试页面', page_reloaded: '刷新考试页面', focus_lost: '离开考试窗口', focus_gained: '回到考试窗口', back_pressed: '按下返回键',
    clock_checked: '核对设备时钟', network_back: '网络恢复', opened_offline: '断网时重新打开考试页面',
  },
  en,
};

/** Null for a code that has no text yet. */
export const knownHistoryCode = (code: string): Known | null => (code in en ? (code as Known) : null);
