const en = {
  requestRevocation: 'Request revocation',
  requestText:
    'The certificate {number} stays valid until a second administrator confirms this. Give the reason that will stay on record.',
  pending: 'Revocation requested',
  pendingBy: 'Revocation requested by {name} on {time}: {reason}',
  you: 'you',
  somebody: 'an administrator',
  confirm: 'Confirm revocation',
  confirmText: 'Everyone who checks {number} will see that it has been revoked.',
  ownHint: 'A second administrator has to confirm this; you cannot confirm your own request.',
  decline: 'Decline',
  declineTitle: 'Decline revocation',
  declineText: 'The certificate {number} stays valid. The reason stays on record.',
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw request',
  cancel: 'Cancel',
  done: 'Done',
  waiting: 'Requested revocations waiting for a second administrator: {count}',
  showWaiting: 'Show',
};

export type RevocationTextKey = keyof typeof en;

export const revocationDictionaries: Record<'zh-CN' | 'en', Record<RevocationTextKey, string>> = {
  'zh-CN': {
    requestRevocation: '申请撤销',
    requestText: '须由另一位管理员确认后，证书 {number} 才会撤销；在此之前证书仍然有效。请填写理由，理由将留存备查。',
    pending: '待确认撤销',
    pendingBy: '{name}于 {time} 申请撤销：{reason}',
    you: '您',
    somebody: '一位管理员',
    confirm: '确认撤销',
    confirmText: '确认后，任何人查验证书 {number} 都将显示“已撤销”。',
    ownHint: '须由另一位管理员确认，不能确认自己的申请。',
    decline: '驳回',
    declineTitle: '驳回撤销申请',
    declineText: '证书 {number} 继续有效。理由将留存备查。',
    withdraw: '撤回',
    withdrawTitle: '撤回撤销申请',
    cancel: '取消',
    done: '已完成',
    waiting: '有 {count} 份撤销申请待另一位管理员确认。',
    showWaiting: '查看',
  },
  en,
};
