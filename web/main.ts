import './app/office-app.ts';
import { openOffice } from './app/open-office.ts';

const app = document.createElement('office-app');
app.office = openOffice(() => app.askToSignInAgain());
document.body.append(app);
