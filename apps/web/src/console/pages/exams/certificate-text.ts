const en = {
  search: 'Name, certificate or ticket number', allStates: 'All states', valid: 'Valid', revoked: 'Revoked', expired: 'Expired', rehearsal: 'Rehearsal',
  number: 'Certificate number', holder: 'Holder', organisation: 'Organisation', ticketNumber: 'Ticket number', state: 'State', issuedAt: 'Issued', expiresAt: 'Valid until', forever: 'No end',
  print: 'PDF', revoke: 'Revoke', reinstate: 'Reinstate', more: 'Load more', nobody: 'No certificate here.', nobodyYet: 'Certificates are issued when results are released.',
  revokedByStaff: 'Revoked {time}: {reason}', revokedByRegrade: 'Revoked {time} by a newer result',
  revokeTitle: 'Revoke certificate', revokeText: '{number} of {name} will show as revoked to everybody who checks it.',
  reinstateTitle: 'Reinstate certificate', reinstateText: '{number} of {name} will be valid again under the same number.',
};

export const certificateDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    search: '姓名、证书编号或准考证号', allStates: '全部状态', valid: '有效', revoked: '已撤销', expired: '已过期', rehearsal: '演练',
    number: '证书编号', holder: '持证人', organisation: '所属机构', ticketNumber: '准考证号', state: '状态', issuedAt: '发证日期', expiresAt: '有效期至', forever: '长期有效',
    print: '下载 PDF', revoke: '撤销', reinstate: '恢复', more: '加载更多', nobody: '没有符合条件的证书。', nobodyYet: '成绩发布后自动核发证书。',
    revokedByStaff: '{time} 撤销：{reason}', revokedByRegrade: '{time} 因成绩变更撤销',
    revokeTitle: '撤销证书', revokeText: '撤销后，任何人查验 {name} 的证书 {number} 都将显示“已撤销”。',
    reinstateTitle: '恢复证书', reinstateText: '恢复后，{name} 的证书 {number} 重新有效，编号不变。',
  },
  en,
};
