"""Which mail domains many people share, which give throw-away addresses, and what part of a host is somebody's own."""

from __future__ import annotations

from graphs.understanding.lexicon import words

SHARED = words(
    "gmail.com googlemail.com outlook.com outlook.fr outlook.be hotmail.com hotmail.fr hotmail.be hotmail.co.uk "
    "hotmail.it hotmail.es hotmail.de live.com live.fr live.be live.co.uk msn.com yahoo.com yahoo.fr yahoo.be "
    "yahoo.co.uk yahoo.de yahoo.es yahoo.it ymail.com rocketmail.com aol.com aol.fr aim.com icloud.com me.com mac.com "
    "proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.io tutamail.com fastmail.com fastmail.fm hey.com "
    "zoho.com zohomail.eu zohomail.com mail.com email.com gmx.com gmx.fr gmx.de gmx.net gmx.at gmx.ch web.de "
    "t-online.de freenet.de orange.fr wanadoo.fr voila.fr free.fr freesbee.fr online.fr aliceadsl.fr alice.fr "
    "libertysurf.fr laposte.net sfr.fr sfr.net neuf.fr 9online.fr cegetel.net club-internet.fr numericable.fr "
    "numericable.com noos.fr bbox.fr bouyguestelecom.fr dbmail.com caramail.com caramail.fr mailo.com mailo.fr "
    "netcourrier.com ovh.fr nordnet.fr wibox.fr zaclys.net orange.mq orange.gp mediaserv.net only.fr canl.nc "
    "lagoon.nc mail.pf skynet.be telenet.be proximus.be scarlet.be voo.be belgacom.net bluewin.ch hispeed.ch "
    "sunrise.ch swissonline.ch pt.lu internet.lu vo.lu btinternet.com btopenworld.com sky.com talktalk.net "
    "virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk tiscali.it libero.it virgilio.it alice.it tin.it "
    "telefonica.net terra.es sapo.pt mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru rambler.ru qq.com 163.com "
    "126.com sina.com wp.pl o2.pl interia.pl onet.pl seznam.cz comcast.net verizon.net att.net sbcglobal.net "
    "bellsouth.net cox.net videotron.ca sympatico.ca rogers.com bell.net menara.ma hotmail.ca yahoo.ca duck.com "
    "privaterelay.appleid.com"
)
_SHARED_BRANDS = words("gmail googlemail outlook hotmail yahoo live gmx protonmail tutanota")
_SHARED_HOSTS = words(
    "wixsite.com wordpress.com blogspot.com blogspot.fr weebly.com jimdo.com jimdofree.com squarespace.com "
    "business.site github.io gitlab.io netlify.app vercel.app herokuapp.com myshopify.com e-monsite.com webnode.fr "
    "webself.net over-blog.com strikingly.com carrd.co facebook.com fb.com instagram.com linkedin.com twitter.com "
    "x.com tiktok.com youtube.com pagesjaunes.fr google.com sites.google.com linktr.ee etsy.com ebay.fr leboncoin.fr "
    "amazon.fr booking.com tripadvisor.fr systeme.io pages.dev canalblog.com free-h.org"
)
DISPOSABLE = words(
    "mailinator.com yopmail.com yopmail.fr yopmail.net jetable.org jetable.com guerrillamail.com guerrillamail.net "
    "guerrillamail.org guerrillamail.info sharklasers.com grr.la 10minutemail.com 10minutemail.net temp-mail.org "
    "tempmail.com tempmail.net temp-mail.io tempmail.plus tempr.email trashmail.com trashmail.fr trashmail.de "
    "trashmail.net throwawaymail.com getnada.com nada.email dispostable.com maildrop.cc mailnesia.com mintemail.com "
    "mytemp.email moakt.com fakeinbox.com spamgourmet.com mailcatch.com mohmal.com emailondeck.com discard.email "
    "mailnull.com incognitomail.org tmpmail.org tmpmail.net minutemail.com burnermail.io inboxkitten.com cool.fr.nf "
    "courriel.fr.nf jetable.fr.nf nospam.ze.tm nomail.xl.cx mega.zik.dj speed.1s.fr mailsac.com crazymailing.com "
    "haltospam.com kasmail.com spambox.us spam4.me tempinbox.com wegwerfmail.de easytrashmail.com byom.de "
    "luxusmail.org tempail.com emailfake.com generator.email mail-temp.com 33mail.com anonbox.net harakirimail.com "
    "mailexpire.com meltmail.com trbvm.com dropmail.me 1secmail.com 1secmail.net 1secmail.org linshiyouxiang.net "
    "fakemail.net yopmail.gq muellmail.com trash-mail.com trash-mail.at mail7.io"
)
RESERVED = words(
    "example.com example.org example.net example.fr test.com test.fr invalid localhost exemple.fr exemple.com"
)
_SECOND_LEVEL = words(
    "co.uk org.uk ac.uk gov.uk me.uk ltd.uk plc.uk co.nz com.au net.au org.au co.jp co.kr com.br com.mx com.ar com.tr "
    "com.cn com.hk com.sg com.tw co.in co.za co.il com.pl com.pt com.es com.ua com.ma com.tn asso.fr gouv.fr com.fr "
    "tm.fr nom.fr co.ma ac.be fr.nf xl.cx ze.tm asso.re com.re asso.nc"
)
MAILBOXES = words(
    "contact info infos information commercial commerciale sales accueil bonjour hello office admin administration "
    "direction secretariat compta comptabilite achats achat purchasing service services support reception boutique "
    "magasin mairie noreply no-reply ne-pas-repondre webmaster postmaster"
)
"""Parts before the @ that name an office, not a person."""


def registrable(host: str) -> str:
    """The part of a host name that somebody registers: "boutique.dupont.fr" is of "dupont.fr"."""
    labels = host.split(".")
    if len(labels) < 3:
        return host
    kept = 3 if ".".join(labels[-2:]) in _SECOND_LEVEL else 2
    return ".".join(labels[-kept:])


def shared_domain(domain: str) -> bool:
    """Whether many people who have nothing to do with each other write from it, or have their pages on it."""
    host = domain.strip().lower().rstrip(".")
    own = registrable(host)
    known = SHARED | _SHARED_HOSTS | DISPOSABLE | RESERVED
    return host in known or own in known or (own.partition(".")[0] in _SHARED_BRANDS and len(own.split(".")) < 4)


def disposable_domain(domain: str) -> bool:
    """Whether its addresses are thrown away after use."""
    host = domain.strip().lower().rstrip(".")
    return host in DISPOSABLE or registrable(host) in DISPOSABLE or host.startswith(("yopmail.", "mailinator."))
