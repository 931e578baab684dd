import { html } from '../../../shared/markup/html.ts';
import type { Page } from '../../publication/index.ts';
import type { Receipt } from '../file-request.ts';
import { hiddenKeys } from './fields.ts';

/** 정보공개 청구란: what it is, how long it takes, what it costs, and where to begin. */
export function requestsPage(): Page {
  return {
    title: '정보공개 청구',
    description: '기관이 가지고 있는 정보의 공개를 청구하고 처리 상황을 확인합니다.',
    menu: 'requests',
    main: html`<div class="wrap"><section class="sec narrow"><h1>정보공개 청구</h1>
<p>기관이 만들거나 얻어서 가지고 있는 문서를 보여 달라고 누구나 청구할 수 있습니다. 이미 공개된 문서는 <a href="/search">문서 찾기</a>에서 바로 볼 수 있습니다.</p>
<p class="acts"><a class="btn p" href="/requests/new">청구서 쓰기</a><a class="btn" href="/requests/status">처리 상황 확인</a></p>
<h2>어떻게 처리됩니까</h2>
<ol class="steps"><li><b>접수</b> 청구하면 바로 접수번호와 확인번호를 드립니다. 확인번호는 한 번만 보여 드립니다.</li>
<li><b>결정</b> 청구를 받은 날부터 10일(토요일과 공휴일은 빼고 셉니다) 안에 공개할지 정합니다. 부득이하면 한 번, 10일까지 늘릴 수 있으며 까닭을 알려 드립니다.</li>
<li><b>통지와 공개</b> 결정통지서를 처리 상황에서 볼 수 있습니다. 공개하는 자료는 결정한 날부터 10일 안에 받으실 수 있습니다. 제3자가 비공개를 요청한 정보는 결정한 뒤 30일이 지나야 공개합니다.</li>
<li><b>이의신청</b> 비공개나 부분공개 결정은 통지를 받은 날부터 30일 안에, 20일(토요일과 공휴일은 빼고 셉니다)이 지나도 결정이 없으면 그때부터 30일 안에 이의신청을 할 수 있습니다. 이의신청은 7일 안에 결정합니다.</li></ol>
<h2>비용</h2>
<p>사본을 만들고 우편으로 보내는 데 드는 실비를 청구인이 부담합니다. 금액은 결정통지서에 적어 드리며, 내신 뒤에 자료를 드립니다.</p>
<h2>알아 두실 것</h2>
<ul><li>이 누리집은 본인 확인(공동인증서 등)을 하지 않습니다. 본인임을 확인해야 하는 정보는 받으실 때 신분증으로 확인합니다.</li>
<li>이 누리집은 전자우편이나 문자로 알림을 보내지 않습니다. 처리 상황에서 확인해 주십시오.</li>
<li>국가안전보장, 개인정보, 영업비밀 등 법 제9조제1항 각 호에 해당하는 정보는 공개하지 않을 수 있으며, 그때는 근거와 까닭을 알려 드립니다.</li></ul></section></div>`,
  };
}

/** 접수증: the one page on which the secret stands. */
export function receiptPage({ receiptNumber, secret }: Receipt, agencyName: string): Page {
  return {
    title: '접수하였습니다',
    menu: 'requests',
    main: html`<div class="wrap"><section class="sec narrow"><h1>${agencyName}에서 정보공개 청구를 접수하였습니다.</h1>
<p class="alert"><b>아래 두 번호를 적어 두거나 이 쪽을 인쇄해 주십시오.</b> 확인번호는 지금 한 번만 보여 드리며, 잃어버리면 다시 알려 드릴 수 없습니다.</p>
<table class="facts"><caption class="vh">접수증</caption><tbody>
<tr><th scope="row">접수번호</th><td class="code">${receiptNumber}</td></tr>
<tr><th scope="row">확인번호</th><td class="code">${secret}</td></tr></tbody></table>
<p>두 번호가 있으면 처리 상황과 결정통지서를 보고, 공개된 자료를 받고, 보완·취하·이의신청을 할 수 있습니다. 번호를 다른 사람에게 알리지 마십시오.</p>
<form action="/requests/status" method="post">${hiddenKeys(receiptNumber, secret)}
<p class="acts"><button class="btn p" type="submit">처리 상황 보기</button></p></form></section></div>`,
  };
}
