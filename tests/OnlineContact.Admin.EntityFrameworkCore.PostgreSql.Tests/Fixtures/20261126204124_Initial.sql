-- What hosts of the first schema left: two organizations with services, contracts, a picture, a discount and a refusal.
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL
);
CREATE TABLE administrator (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    is_owner boolean NOT NULL,
    state bigint NOT NULL,
    added_at bigint NOT NULL
);
CREATE TABLE answered_request (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    fingerprint bytea NOT NULL,
    number bigint NOT NULL,
    receipt_version bigint NOT NULL,
    sequence bigint NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE change_log_entry (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    sequence bigint NOT NULL,
    "time" bigint NOT NULL,
    kind bigint NOT NULL,
    category bigint NOT NULL,
    operation text NOT NULL COLLATE pg_catalog."C",
    arguments text NOT NULL COLLATE pg_catalog."C",
    by_operator boolean NOT NULL,
    target_kind bigint NOT NULL,
    service bigint NOT NULL,
    actor_id bigint NOT NULL,
    actor_name bigint NOT NULL,
    ip_address bigint NOT NULL,
    target_id bigint NOT NULL,
    target_name bigint NOT NULL,
    service_id bigint NOT NULL,
    service_name bigint NOT NULL,
    before bigint NOT NULL,
    after bigint NOT NULL,
    hash bytea NOT NULL
);
CREATE TABLE change_log_text (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    id bigint NOT NULL,
    field bigint NOT NULL,
    person text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C",
    random bytea NOT NULL,
    commitment bytea NOT NULL,
    lookup bytea NOT NULL,
    erased_at bigint,
    version bigint NOT NULL
);
CREATE TABLE contract_terms_history (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    service bigint NOT NULL,
    sequence bigint NOT NULL,
    item text NOT NULL COLLATE pg_catalog."C",
    users bigint NOT NULL,
    day bigint NOT NULL
);
CREATE TABLE contracted_service (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    type bigint NOT NULL,
    name text COLLATE pg_catalog."C",
    service_id text COLLATE pg_catalog."C",
    name_key text COLLATE pg_catalog."C",
    id_key text COLLATE pg_catalog."C",
    name_order text NOT NULL COLLATE pg_catalog."C",
    time_zone text COLLATE pg_catalog."C",
    picture_hash bytea,
    picture_format bigint,
    picture_length bigint,
    has_basic_information boolean NOT NULL,
    has_contract boolean NOT NULL,
    status bigint NOT NULL,
    added_at bigint NOT NULL,
    registered_on bigint,
    changed_on bigint,
    changed_before bigint,
    terminated_on bigint,
    version bigint NOT NULL
);
CREATE TABLE organization (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    domain text NOT NULL COLLATE pg_catalog."C",
    time_zone text NOT NULL COLLATE pg_catalog."C",
    price_book text NOT NULL COLLATE pg_catalog."C",
    provisioned_at bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE organization_administrators (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    changed_at bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE organization_head (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    sequence bigint NOT NULL,
    hash bytea NOT NULL,
    "time" bigint NOT NULL,
    confirmed_time bigint NOT NULL,
    last_number bigint NOT NULL,
    last_text bigint NOT NULL,
    text_epoch bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE outbox_message (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    first bigint NOT NULL,
    last bigint NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE picture_content (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    hash bytea NOT NULL,
    bytes bytea NOT NULL
);
CREATE TABLE refusal_count (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    day bigint NOT NULL,
    actor bytea NOT NULL,
    count bigint NOT NULL
);
CREATE TABLE service_contract_item (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    service bigint NOT NULL,
    item text NOT NULL COLLATE pg_catalog."C",
    users bigint NOT NULL
);
CREATE TABLE service_discount (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    service bigint NOT NULL,
    from_month bigint NOT NULL,
    percent bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE service_language (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    service bigint NOT NULL,
    "position" bigint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    is_main boolean NOT NULL
);
CREATE TABLE service_register (
    organization_id text NOT NULL COLLATE pg_catalog."C",
    services bigint NOT NULL,
    version bigint NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES ('20261126204124_Initial', '10.0.15');
INSERT INTO administrator VALUES ('haneul', 'jiwoo.kim', '김지우', true, 2, 17956620000000000);
INSERT INTO administrator VALUES ('byeol', 'jiwoo.kim', '김지우', true, 2, 17957484000000000);
INSERT INTO answered_request VALUES ('haneul', 'once', '\x2f6ac1de2809f7ea0dceb86819b8cebaa28271a93203107bfbcda5fa36d3d2ba', 1, 5, 8, 17957484000000000);
INSERT INTO answered_request VALUES ('byeol', 'once', '\x2f6ac1de2809f7ea0dceb86819b8cebaa28271a93203107bfbcda5fa36d3d2ba', 1, 5, 8, 17958348000000000);
INSERT INTO change_log_entry VALUES ('haneul', 1, 17956620000000000, 1, 4, 'organization.provisioned', '', true, 1, 0, 0, 1, 0, 2, 3, 0, 0, 0, 4, '\xb9083d27dd221ce6951de90312c53d05d61ccb5a28526d937e26bca4e1abe3dd');
INSERT INTO change_log_entry VALUES ('haneul', 2, 17956620000000000, 1, 1, 'organization.provisioned', '', true, 2, 0, 0, 1, 0, 5, 6, 0, 0, 0, 7, '\x3f12de04e00913d51a785449c9f374848d049690538de33db3d62986b5cc9afd');
INSERT INTO change_log_entry VALUES ('haneul', 3, 17956620000000000, 1, 2, 'service.added', 'number=1', false, 3, 1, 8, 9, 10, 0, 0, 0, 0, 0, 11, '\x7456b6cd394a96b8f4ba16b36345b3686ba8ed62f1b0a7407781f40c3270afc9');
INSERT INTO change_log_entry VALUES ('haneul', 4, 17956620000000000, 1, 2, 'service.basic-information-saved', 'number=1', false, 3, 1, 8, 9, 10, 12, 13, 14, 15, 0, 16, '\x8e0db8b0896da7b0d66bcbd69ec3ec5b1e51df95af462faeb94c698638aa309d');
INSERT INTO change_log_entry VALUES ('haneul', 5, 17956620000000000, 1, 2, 'service.picture-set', 'number=1', false, 3, 1, 8, 9, 10, 12, 13, 14, 15, 0, 17, '\x9e25a4356831a7922772babe9bccd808b599d28931f509566267e4b1192dc405');
INSERT INTO change_log_entry VALUES ('haneul', 6, 17956620000000000, 1, 3, 'contract.registered', 'number=1', false, 3, 1, 8, 9, 10, 12, 13, 14, 15, 18, 19, '\x67ac4bb2e7d1a532bd2a9d911113c0ebbff69e86203871b4bb21fe4417cb3ba0');
INSERT INTO change_log_entry VALUES ('haneul', 7, 17956620000000000, 1, 3, 'billing.discount-set', 'number=1
from=2026-12', true, 3, 1, 0, 1, 0, 12, 13, 14, 15, 0, 20, '\xc7012da8f2c33936ddd9dedf7d2e2c73c271ec2bf9ddc43bbe214a5562a9af0d');
INSERT INTO change_log_entry VALUES ('haneul', 8, 17957484000000000, 1, 3, 'contract.changed', 'number=1', false, 3, 1, 8, 9, 10, 12, 13, 14, 15, 21, 22, '\xddf2923527a594c90c38a012b86ec089664f02d43739019cdc25fd431ad4a57f');
INSERT INTO change_log_entry VALUES ('haneul', 9, 17957484000000000, 1, 2, 'service.added', 'number=2', false, 3, 2, 8, 9, 10, 0, 0, 0, 0, 0, 23, '\xabc356755ec7eaa47af815f8d66da0377d96ec2fc3e3ca3e793a62f2f7c6d7bc');
INSERT INTO change_log_entry VALUES ('haneul', 10, 17957484000000000, 2, 1, 'service.suspended', 'error=OCA4006', false, 1, 0, 24, 25, 26, 2, 0, 0, 0, 0, 0, '\xdcbdb30221aed048807c454a662a0a4928d5f21fcd72cd7b09cdf7cebfbf64eb');
INSERT INTO change_log_entry VALUES ('byeol', 1, 17957484000000000, 1, 4, 'organization.provisioned', '', true, 1, 0, 0, 1, 0, 2, 3, 0, 0, 0, 4, '\x3611d3f46d836f78f7f70d1d56a4dd58abddf212a8b406736add7969e4e17262');
INSERT INTO change_log_entry VALUES ('byeol', 2, 17957484000000000, 1, 1, 'organization.provisioned', '', true, 2, 0, 0, 1, 0, 5, 6, 0, 0, 0, 7, '\xb3eef3e5d7eb807f8f677fd57bd180c9454bbb879bbbc4dd63be61830e8f0978');
INSERT INTO change_log_entry VALUES ('byeol', 3, 17957484000000000, 1, 2, 'service.added', 'number=1', false, 3, 1, 8, 9, 10, 0, 0, 0, 0, 0, 11, '\x485223561fc29c09487234f6fd70f1a290556d27eeba554110e2024f7e599dc1');
INSERT INTO change_log_entry VALUES ('byeol', 4, 17957484000000000, 1, 2, 'service.basic-information-saved', 'number=1', false, 3, 1, 8, 9, 10, 12, 13, 14, 15, 0, 16, '\xe38ff8f73c35e8da18d777d4d3f519afbb3e9d063f4f7e85601d8933893e5a60');
INSERT INTO change_log_entry VALUES ('byeol', 5, 17957484000000000, 1, 2, 'service.picture-set', 'number=1', false, 3, 1, 8, 9, 10, 12, 13, 14, 15, 0, 17, '\x0aa1fc3659de224787256c011e265b2b00e2dc38506cae06428876e5fde865ae');
INSERT INTO change_log_entry VALUES ('byeol', 6, 17957484000000000, 1, 3, 'contract.registered', 'number=1', false, 3, 1, 8, 9, 10, 12, 13, 14, 15, 18, 19, '\x2c9565a962b3af8eb4d5b7a6b52059394f1a0cdaea1ac419df316399361df009');
INSERT INTO change_log_entry VALUES ('byeol', 7, 17957484000000000, 1, 3, 'billing.discount-set', 'number=1
from=2026-12', true, 3, 1, 0, 1, 0, 12, 13, 14, 15, 0, 20, '\xdd1e103d4e688636e5db376d3c313f9c825f1fe7cffedfdf9a5b3a23b31ea57b');
INSERT INTO change_log_entry VALUES ('byeol', 8, 17958348000000000, 1, 3, 'contract.changed', 'number=1', false, 3, 1, 8, 9, 10, 12, 13, 14, 15, 21, 22, '\x4393c419bf6e156086a5f3f622c5c6b4c2cedb90da11759680c3558b8a71fa25');
INSERT INTO change_log_entry VALUES ('byeol', 9, 17958348000000000, 1, 2, 'service.added', 'number=2', false, 3, 2, 8, 9, 10, 0, 0, 0, 0, 0, 23, '\xece5b19575abcfbe9cf202e2924606e069d1a1cec0eb58e67632d9913c59c849');
INSERT INTO change_log_entry VALUES ('byeol', 10, 17958348000000000, 2, 1, 'service.suspended', 'error=OCA4006', false, 1, 0, 24, 25, 26, 2, 0, 0, 0, 0, 0, '\x70faf7ae08c580ed83a5046ed0c95e02eac9ad36922fe6f16f500a4e586ab4ba');
INSERT INTO change_log_text VALUES ('haneul', 1, 2, '', 'test operator', '\xad94e8b65a49cdf618f9304606caff0a46315945a3164499ecb3a44c97e63c84', '\x35fc34c99754342eb32f16c5434812e2cf8023e0fba00458c4a796be362218d5', '\x912ebe4fef44ff89427b657f0e1204e0e19179e48a82dc31a02cdff4388bdbd9', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 2, 4, '', 'haneul', '\x20ea19c9c3c7abcac17b75bfd224d5bc8739cae613b5fb63c945ea9b9c365cf1', '\x9f2bdbd98eeee7bd316bc4bfee4dd7eade24658d86a28fa93755faaf2af849a6', '\x6d80a14887034a93826d1e5906b2a11dfe5465cfef225edd330d79599c9d3064', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 3, 5, '', 'Organization haneul', '\xa70a93809fb38fdfa3bbf7a7b9900f8f30a54cb821058475ee30f6792f60bf36', '\x9eec7a75e77c508a73930770f6050c6e2096953dc8fb28ecc4d8ca6506d62536', '\xe41ca745a30ba12481be3af18111875c9303afb2204fa6535f50ed47f4b59c8d', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 4, 9, '', 'name=Organization haneul
domain=contact.example.com
timeZone=Asia/Seoul
priceBook=kr-2020', '\x06dc47079bc64b8510a5ac992e4857355125df8b9e971e950783532ff2ec4280', '\xa9eff0c51d2dbcaf3f22d7b96e21702c9b8cb6908412ff33a84020f0a2787500', '\x485252e89fc51be2168d5b8d273bb9f020945e5d188a637ea58d3159f2ccb972', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 5, 4, 'jiwoo.kim', 'jiwoo.kim', '\x2a1c2ccb97063ae715d3a079919433976cb23c210296997c87e549d89c7f2dff', '\x0752541a47c19aef00b5d5ee3c5f7804df3e6fd85bbcfade2daa90864276d7c2', '\xebba2d7567641f30f1013f72155e970e165ee2452e32b1cf4e7d23eb4247c3be', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 6, 5, 'jiwoo.kim', '김지우', '\x4aafe49186157cab3cdb94ff79685a881aa9a9b7eecf9bd962102cbcd5c60fda', '\x8d03281eb3c0b1dca38fbd4f866bbaffabad30691ba19e250f50116e6528e1e2', '\xcc17616cd62dba1b7ae9c4c8bde1f68abef1c0badd9146c12fc28842852f99a5', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 7, 9, 'jiwoo.kim', 'organizationAdministrator=owner', '\x071b3ccc21bc55ad69faaf001b45f2f7620fc8f3f345681fc0a165260a59cd9d', '\x74c051fa84b9fb6aeb356535ba78d35b236dd4cdc1a6ad4b75c280ec5c7a73a1', '\xee42c4d59f94d67ef279104ddac1b94cc6b8757a3ff77ac3d484fe177d2ed34a', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 8, 1, 'jiwoo.kim', 'jiwoo.kim', '\x402ab065d64e717feeba289c0ef0052ba681396738b34af6bea29358e2ad8e0d', '\xafd95c01cf204d7184dfc86bf2f11bec4b1797eb71e363edaab755b984490f20', '\x72d6ee48512b1846b64587497c16d7d734ffc7b5ab14bfc4c4cecb76e6fcab29', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 9, 2, 'jiwoo.kim', '김지우', '\x5c2310dd3802649af7ac99d7c8fe35098223e6284ae26bb4c6ff8c46e6961c92', '\xddcdde858ea54eb4e3633145296e38f58231b1aa1a3bd1a4494499df83ea20bd', '\xb2171e5b1318ef5fff0dec8684e9c151a299157c1333e3ea6a7c9adc6e713d8a', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 10, 3, 'jiwoo.kim', '192.0.2.1', '\x4071d980773382ab3884761d2618b3721248a48e2d771633fd041aaa2423b280', '\x87728dc5e67fdfda49c524e6caeb8c1d442e2a7aa3a3e2ead674c3e4f0b10284', '\xb992d4d503683fd8fbed280d436f4513e3a4ddfaf802f86800e298ccf873f3aa', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 11, 9, '', 'type=ConsultationManagement
status=create', '\x99e58370e870a54150a05d1fbde1f34e2a933c90e9981c26d2ecd7ebbfddbd12', '\xad3c34ecdd36fd9415c4f0d55b8c73df6c84bc6e0f1f7bd4e60be3093f320cf7', '\xef162fa20cf6254d0d4fb0d1ca21825d5c2b3543c014ddec0b09ef9feff251a9', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 12, 4, '', 'Care', '\x09db52d4798a2eb9140f3c33c5ff440f23e25e8e7d014f8e890c58b945be149a', '\x0d29fde0b0bfbffbbf0155102b755282627e2292c5a06402f6b595b1e1a01588', '\x482ef342d6dca943024f735280f1e85f51bbc23a3f09b4ad94ea38b2d286de2f', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 13, 5, '', '고객센터 😀', '\x72e685079fe38531080e8d8584fcda8c60fb24f1cbe8ee1dbaacea1bf4caf58c', '\xfe26ebc016eeed180b5806787fdc7e706b43cac2a33c1f509d2ac0995d7b0b80', '\x60362c075779ee3cf1f9134fb3ffc7c32c461d4a3f322a458da6cde4b827ac78', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 14, 6, '', 'Care', '\x367a5d083b144f75a6590e9b2d6b6b4ff54c949a2126bcbf52f8c6089473ca2f', '\x3fdc3ff45e0092bdb7fc835cc380507081fd69092d79475ddf7bbe7ca3544ee5', '\xdcf7e99e26f924b38d6863401b6143de42ba05813cfb898bae33f1283bfd7e5d', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 15, 7, '', '고객센터 😀', '\xf6658638bf6dd3bf1e997fd97ae538a078a3f533829c489a6b91f240ee19ae5b', '\x75eb3aa7781305d3f3c6c7396c2baf2d7c2dd4d65781fceacb8cbea02cb477d3', '\x3e5929e0f26b9e21786663165de068302d721f3c969edb7c0d840dc1d8d4d090', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 16, 9, '', 'name=고객센터 😀
serviceId=Care
languages=ko,en
mainLanguage=ko
timeZone=Asia/Seoul
basicInformation=done', '\x09ff07a4ba33b0409b46fe01bb437bb3bc91fad70eda6a46c5ffd13070fcde90', '\x8214ca2b928c9f40f350fce7411feba437d5996131448a64ed5994eff86c0851', '\xa6e6e257652ad6915569f6f7b82149e6c10caf1e80df29952931875f91ba54c6', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 17, 9, '', 'picture=548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87', '\x027c535cb3a96bcea3df16f77fab3785255e2f887f48cc446c3d34e95c795c25', '\xedc3724e88e732834c1b9df0d0e9fb84027492c8c0e66e1bbff5d507f93591cc', '\x5b7e408382fe0cbef3352cb25a291070668b1b189217fd66fd4743a61cc6933a', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 18, 8, '', 'status=create', '\xc22b6b44dd45be1640529b6e0f7abc7d1faaf81f8ff2616ca514c48843856472', '\x1fb8af0c5ba7346e6c1b7dbab192f0d42b46a34abc5ed7587539b0e5087fffdc', '\x4dfa58d9433e0059bda15ca4a89a4220c7f17bd30c9673b248e49c1c2497cab6', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 19, 9, '', 'status=inuse
contract=chat=2; helpdoc; ticket=5', '\x77e3332da511c46d5afa0569d8b871c520b69a047c5b779834994ca9f72878ab', '\xd7313a0d253adb93842089ae6c66479d67d2abae6d8b03d753ccfc0e43fa1bb8', '\xb8c25ee5ecb1132c76eafe593645bd04b73ad4a45056f02c9486b51d68f839fc', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 20, 9, '', 'discountPercent=10', '\x01cca49e8fbc27df0736241dddac0fe46236793b9bf05a0bc8b12a62fc967c05', '\x07e77646977951da748f2c6966aea1cf2527474e5bd8c2f5653b84e01477676c', '\x71ca171e485528205b4470d6397ae73f10f8cb01e32d643f472c45887416237d', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 21, 8, '', 'contract=chat=2; helpdoc; ticket=5', '\xba3060020e0a142dfebaaa88310bea613c76d5f72647f3df1db5e91bbaeeaa84', '\x883a6281f74ee2b212ec3683982960cc8a73fba7721e13dc9899f8a0d34353e0', '\xa57d747adc8e5e46ed4cf66d0747341eecbd6df4c1379b9d7e29109e00a1b4dd', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 22, 9, '', 'contract=chat=2; helpdoc; ticket=6', '\x79fed9c3c88649979d6e87afe04c6ab38a18b77c5e24c9180bd6994a6d91577c', '\x92259f8c88a0505a7fae0b58615e8f3d5f14986b1efcbc603b1de12a9c143634', '\x9bf7c57bed9b6781fed3a4a7af9b1d51943a1d0c3c4393573f812effbc2e08b0', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 23, 9, '', 'type=IssueManagement
status=create', '\x27b2dbbac0c4b6844a52e4651bf7e1374be890d86c7bd4158581267cd75277b5', '\xea49f1cddc2b0aad180ee09d850e9b5ee9730511b380ca9bbe5e3518c939b6da', '\xcec925ecf2d0cecd6a9a286aa52ad2498482c042d82dcd3653c8c624b2ab0a8d', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 24, 1, 'nobody', 'nobody', '\x7374d1b2f32324c36f733e5b71c1905616a98c9a68e35dc133cd4c633c3613ae', '\xca93ba237a4546416f1b42d4a5ddd46e700e65d3aa0a44fc803524e2765e779c', '\x7826584c540e2a1e53633410e8ca31787be7b32a026e686e19c8985b311f8ea0', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 25, 2, 'nobody', 'Nobody', '\xa9bd382f62b48f76707595db837662dce0979ae9c8916f6f6ac4868ed8954193', '\x3cbf85ec578028aad7400bbc25e7587a39a0f4c4e48132378b6e203b7542521d', '\x45fbb75dc69e105dbdee3334cd1e792219317d66afbe732cadaa6d40d5fa7d23', NULL, 1);
INSERT INTO change_log_text VALUES ('haneul', 26, 3, 'nobody', '192.0.2.9', '\xe8a092887f7f6524e22c674326f836d4111d1c9cdf6acb330a14fbc764ad6337', '\x593d4ad24fdfaf1bec140d33253a377300d6b5dc1f87a83aeacb83b81979dd66', '\xa23da0883a7f535ab939a3ab0ea346bb2bd8d2a639f7468fd2f2b52e6eca739f', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 1, 2, '', 'test operator', '\x8539fd3501183e6d2f6c212ac91f6aa4d92c15b7e772eddcd036dcf864f9cf02', '\xa4852fac9faa8bae790fd985563ca545e2bb4c7b56857286fe16824e34cb15e8', '\x912ebe4fef44ff89427b657f0e1204e0e19179e48a82dc31a02cdff4388bdbd9', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 2, 4, '', 'byeol', '\xd9aaeac3e851f27a9f22a2e4a3aa99954dc2390aff69cf60e720caa1b317ce9a', '\xd9af89943ae91d56e246565ce9fe7af1f1dee21eb27871c88e6887c8511818da', '\x80f0138d790004a96aa9b06402b609163354d27f444cb9ce1f128d25da7932ab', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 3, 5, '', 'Organization byeol', '\xd14e0667365a4f0a3e30b024c99ccdf242aef7f14a7040d6b226ce51db3b5290', '\x9a3d7aff6fc8f0312314302219ef408c3053442d7d988ca6fc78143653aa7691', '\xd057f04306fb9ca5e877718644b6185655c07a27c2986ec187435773a504c744', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 4, 9, '', 'name=Organization byeol
domain=contact.example.com
timeZone=Asia/Seoul
priceBook=kr-2020', '\xd04a8f7598575710cb459cf243f6adc03329b95457482f981a3b12d6864ea0f7', '\x948e03e96a44b5c94efb10fed3ba4f3ff8263b249cb2197929bb7797b6ec4b16', '\x3bc5a8635826f629f84bed761e8a4ef29680303679ab99f737b2432301abdef7', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 5, 4, 'jiwoo.kim', 'jiwoo.kim', '\x3cb1f2cdefde0721cdf24a34d19fb3f682ee1d3d53461e38080cc4bb7251e1b3', '\x9343f179975efa0c98f3b3a75d519006d3040d62c7504aee2c9487a56909b34a', '\xebba2d7567641f30f1013f72155e970e165ee2452e32b1cf4e7d23eb4247c3be', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 6, 5, 'jiwoo.kim', '김지우', '\x59446210debc2def0c9d5fe731bc3d55729d9b9f98301c246b4ff3904e6437e8', '\x3289931d0ba59b82055b7ae8968e2f4d5291bcf3bcd97e8651a953496eb0a3e1', '\xcc17616cd62dba1b7ae9c4c8bde1f68abef1c0badd9146c12fc28842852f99a5', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 7, 9, 'jiwoo.kim', 'organizationAdministrator=owner', '\x07ba81e83907d84fd57166a267cd4a9edb55809fc0975228223cd376635ed123', '\x68efd31b88bcf3cb620fd76f3faaa88ce13de22efae298eb0cbcad02f95e39ed', '\xee42c4d59f94d67ef279104ddac1b94cc6b8757a3ff77ac3d484fe177d2ed34a', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 8, 1, 'jiwoo.kim', 'jiwoo.kim', '\x6da59254835b8053e434480c041b54b187084666087754b6498d16c0248541db', '\x888d3a470bc3f82e1645e3934468d0ed0f8f3b500b44cd461177d139cfa84e6f', '\x72d6ee48512b1846b64587497c16d7d734ffc7b5ab14bfc4c4cecb76e6fcab29', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 9, 2, 'jiwoo.kim', '김지우', '\x193dc81660d9a3e7baf28059a3858d4bb8a79efbd0e072c30bc6834570725d5b', '\x8addca304592d51e42697e9e47bc1b4a42f884631295cdb3c098aebcb01d6634', '\xb2171e5b1318ef5fff0dec8684e9c151a299157c1333e3ea6a7c9adc6e713d8a', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 10, 3, 'jiwoo.kim', '192.0.2.1', '\x9ea50eea35dccb36da659ea6ff69a2bef3c5e7ccc418d090759ce2d18cce1fb2', '\xb3f3a25a3d2f8530fd33574266955fe6113bc152ff9bcfdcdb1079bd41a866ef', '\xb992d4d503683fd8fbed280d436f4513e3a4ddfaf802f86800e298ccf873f3aa', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 11, 9, '', 'type=ConsultationManagement
status=create', '\xcac22e37b804e1649120a4f3297944894344eb144556d397d019142c07629eb9', '\xd01d71a5739598620008bc338b771f544e5d9edadb9760abe99d6cfa2308018e', '\xef162fa20cf6254d0d4fb0d1ca21825d5c2b3543c014ddec0b09ef9feff251a9', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 12, 4, '', 'Care', '\xdaae2fb76200e43e5613fd2cbf3ec988bdcc01f7ec008f7df82fbf83a3d6acff', '\x929412bba87329eb80c9fe3264d942a9115ad2d8df8b595d32ee9dbcf4a18d1a', '\x482ef342d6dca943024f735280f1e85f51bbc23a3f09b4ad94ea38b2d286de2f', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 13, 5, '', '고객센터 😀', '\x30cf01c8c3b36a141bcbb1b737240470366135ab03adb837ae1faf08057b44e1', '\xbd25d27e4a1fc8f7130b7837c388458f35bf33ed83318321d80e412be1684212', '\x60362c075779ee3cf1f9134fb3ffc7c32c461d4a3f322a458da6cde4b827ac78', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 14, 6, '', 'Care', '\x83bff65df635889388adf90dc5622bc4f22365267dcaf7e41ca551e33f3d9aa0', '\x1758676038c604a9ce0b8890447a8fb22bb157f8b084b8d0f1be8cb864fadec9', '\xdcf7e99e26f924b38d6863401b6143de42ba05813cfb898bae33f1283bfd7e5d', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 15, 7, '', '고객센터 😀', '\x66a5e5e33e55beeeb7e9bab54de2f9006e170c959096fc69462a7fb9c17d30e7', '\x24a5aaeffc00b2900b19f16b5568d6cdb0672f55af7beb9b6672e83eec3ba4e3', '\x3e5929e0f26b9e21786663165de068302d721f3c969edb7c0d840dc1d8d4d090', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 16, 9, '', 'name=고객센터 😀
serviceId=Care
languages=ko,en
mainLanguage=ko
timeZone=Asia/Seoul
basicInformation=done', '\x108d1a46c7b9a4ff6160d89062dd1ef0679f471fe6f0d37f89e34c699b78744b', '\x20e1937ac4f687ff3646d1117661a9692cd108b633e1fa5da921d70314a8d1cb', '\xa6e6e257652ad6915569f6f7b82149e6c10caf1e80df29952931875f91ba54c6', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 17, 9, '', 'picture=548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87', '\xe7f68722ee3c90b5a906f809148f476dedf7f114e1d5268a2bf0d5df124ea575', '\x35255494ec271b1ff3608ae9d551aa6b43f1963307a20740c31787240145ec0d', '\x5b7e408382fe0cbef3352cb25a291070668b1b189217fd66fd4743a61cc6933a', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 18, 8, '', 'status=create', '\x90250f05e5f66da18c1258a2a97e02847db930f6ada311913bb0cf8e942bbf51', '\x7556ddc6614bb0ea67da182571ac05a6152e7ddc9cefd5cc8b369b60403625cf', '\x4dfa58d9433e0059bda15ca4a89a4220c7f17bd30c9673b248e49c1c2497cab6', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 19, 9, '', 'status=inuse
contract=chat=2; helpdoc; ticket=5', '\xf2ac63195b27fee73886647384d0eeac9c26072d8325e990e1927fe407557744', '\xcd789bd87c0640fa4c5fd57290b224b9fc19a9abc9ea0bef06009240aed0992e', '\xb8c25ee5ecb1132c76eafe593645bd04b73ad4a45056f02c9486b51d68f839fc', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 20, 9, '', 'discountPercent=10', '\x193ff2f57cc26df35d99ef9961c125c351e8017eae6b6a09c11251e55165e524', '\xd37449d4d64b68f5042924493666580ff1599e09c26bf0966cda905c00069396', '\x71ca171e485528205b4470d6397ae73f10f8cb01e32d643f472c45887416237d', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 21, 8, '', 'contract=chat=2; helpdoc; ticket=5', '\x3f59bd804b86f3366a2554ea594c3a840c06e4cc8a2d7dfebd4488f506705ff5', '\x8c97a08f7b3978d30663c6e842b741730909132b898737d7ef0004e838ab95c5', '\xa57d747adc8e5e46ed4cf66d0747341eecbd6df4c1379b9d7e29109e00a1b4dd', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 22, 9, '', 'contract=chat=2; helpdoc; ticket=6', '\xd8795f8e825c9007781ba81ebdff90e9436c4c8e3dd1b7f7ce16d57d5913aeca', '\xf6192c05db2202d0cb557fcb9265f25f7f0807caf20cd7ee8bd20ae8fd4ff2c2', '\x9bf7c57bed9b6781fed3a4a7af9b1d51943a1d0c3c4393573f812effbc2e08b0', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 23, 9, '', 'type=IssueManagement
status=create', '\xb898183423f6e35f9ada3902e1c053097d60a9f4c95714354c1b731f975be6a9', '\xd71374f3972a7e7a31efec01833c75e551597e36ecac9be5bee9ca348b83e367', '\xcec925ecf2d0cecd6a9a286aa52ad2498482c042d82dcd3653c8c624b2ab0a8d', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 24, 1, 'nobody', 'nobody', '\xa8a57d796690dbe9ae130549d33ad1f7071a5a34ad9b4784333f857255609d20', '\x836a13ffd1cb53d8dd9ea2120bf936bc6b6fb50d7d03ecd273bb265bd947134c', '\x7826584c540e2a1e53633410e8ca31787be7b32a026e686e19c8985b311f8ea0', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 25, 2, 'nobody', 'Nobody', '\x65bc717a6568917058326baa008c1a756fa3f1289cff86a51469b9a969e56ad9', '\x0a54afb775dc343fffbc9b536727704b624c750f6798774af71193dec975edc9', '\x45fbb75dc69e105dbdee3334cd1e792219317d66afbe732cadaa6d40d5fa7d23', NULL, 1);
INSERT INTO change_log_text VALUES ('byeol', 26, 3, 'nobody', '192.0.2.9', '\xf32d9c048cee1eb9a92ec1c63c6b9bbaf2656e68dc0e9da8dc10a944a783faba', '\xc202ab2e1e5ea5ca93272db37c4346c104ff38fb6e2494f23714030c6b696412', '\xa23da0883a7f535ab939a3ab0ea346bb2bd8d2a639f7468fd2f2b52e6eca739f', NULL, 1);
INSERT INTO contract_terms_history VALUES ('haneul', 1, 6, 'chat', 2, 20261126);
INSERT INTO contract_terms_history VALUES ('haneul', 1, 6, 'helpdoc', 0, 20261126);
INSERT INTO contract_terms_history VALUES ('haneul', 1, 6, 'ticket', 5, 20261126);
INSERT INTO contract_terms_history VALUES ('haneul', 1, 8, 'chat', 2, 20261127);
INSERT INTO contract_terms_history VALUES ('haneul', 1, 8, 'helpdoc', 0, 20261127);
INSERT INTO contract_terms_history VALUES ('haneul', 1, 8, 'ticket', 6, 20261127);
INSERT INTO contract_terms_history VALUES ('byeol', 1, 6, 'chat', 2, 20261127);
INSERT INTO contract_terms_history VALUES ('byeol', 1, 6, 'helpdoc', 0, 20261127);
INSERT INTO contract_terms_history VALUES ('byeol', 1, 6, 'ticket', 5, 20261127);
INSERT INTO contract_terms_history VALUES ('byeol', 1, 8, 'chat', 2, 20261128);
INSERT INTO contract_terms_history VALUES ('byeol', 1, 8, 'helpdoc', 0, 20261128);
INSERT INTO contract_terms_history VALUES ('byeol', 1, 8, 'ticket', 6, 20261128);
INSERT INTO contracted_service VALUES ('haneul', 1, 1, '고객센터 😀', 'Care', '고객센터 😀', 'care', '고객센터 😀', 'Asia/Seoul', '\x548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87', 3, 43, true, true, 2, 17956620000000000, 20261126, 20261127, NULL, NULL, 5);
INSERT INTO contracted_service VALUES ('haneul', 2, 2, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, false, false, 1, 17957484000000000, NULL, NULL, NULL, NULL, 1);
INSERT INTO contracted_service VALUES ('byeol', 1, 1, '고객센터 😀', 'Care', '고객센터 😀', 'care', '고객센터 😀', 'Asia/Seoul', '\x548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87', 3, 43, true, true, 2, 17957484000000000, 20261127, 20261128, NULL, NULL, 5);
INSERT INTO contracted_service VALUES ('byeol', 2, 2, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, false, false, 1, 17958348000000000, NULL, NULL, NULL, NULL, 1);
INSERT INTO organization VALUES ('haneul', 'Organization haneul', 'contact.example.com', 'Asia/Seoul', 'kr-2020', 17956620000000000, 1);
INSERT INTO organization VALUES ('byeol', 'Organization byeol', 'contact.example.com', 'Asia/Seoul', 'kr-2020', 17957484000000000, 1);
INSERT INTO organization_administrators VALUES ('haneul', 17956620000000000, 1);
INSERT INTO organization_administrators VALUES ('byeol', 17957484000000000, 1);
INSERT INTO organization_head VALUES ('haneul', 10, '\xdcbdb30221aed048807c454a662a0a4928d5f21fcd72cd7b09cdf7cebfbf64eb', 17957484000000000, -3776735808000000000, 2, 26, 0, 9);
INSERT INTO organization_head VALUES ('byeol', 10, '\x70faf7ae08c580ed83a5046ed0c95e02eac9ad36922fe6f16f500a4e586ab4ba', 17958348000000000, -3776735808000000000, 2, 26, 0, 9);
INSERT INTO outbox_message VALUES ('haneul', 1, 2, 17956620000000000);
INSERT INTO outbox_message VALUES ('haneul', 3, 3, 17956620000000000);
INSERT INTO outbox_message VALUES ('haneul', 4, 4, 17956620000000000);
INSERT INTO outbox_message VALUES ('haneul', 5, 5, 17956620000000000);
INSERT INTO outbox_message VALUES ('haneul', 6, 6, 17956620000000000);
INSERT INTO outbox_message VALUES ('haneul', 7, 7, 17956620000000000);
INSERT INTO outbox_message VALUES ('haneul', 8, 8, 17957484000000000);
INSERT INTO outbox_message VALUES ('haneul', 9, 9, 17957484000000000);
INSERT INTO outbox_message VALUES ('haneul', 10, 10, 17957484000000000);
INSERT INTO outbox_message VALUES ('byeol', 1, 2, 17957484000000000);
INSERT INTO outbox_message VALUES ('byeol', 3, 3, 17957484000000000);
INSERT INTO outbox_message VALUES ('byeol', 4, 4, 17957484000000000);
INSERT INTO outbox_message VALUES ('byeol', 5, 5, 17957484000000000);
INSERT INTO outbox_message VALUES ('byeol', 6, 6, 17957484000000000);
INSERT INTO outbox_message VALUES ('byeol', 7, 7, 17957484000000000);
INSERT INTO outbox_message VALUES ('byeol', 8, 8, 17958348000000000);
INSERT INTO outbox_message VALUES ('byeol', 9, 9, 17958348000000000);
INSERT INTO outbox_message VALUES ('byeol', 10, 10, 17958348000000000);
INSERT INTO picture_content VALUES ('haneul', '\x548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87', '\x4749463839610100010080000000000000000021f90401000000002c00000000010001000002024401003b');
INSERT INTO picture_content VALUES ('byeol', '\x548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87', '\x4749463839610100010080000000000000000021f90401000000002c00000000010001000002024401003b');
INSERT INTO service_contract_item VALUES ('haneul', 1, 'chat', 2);
INSERT INTO service_contract_item VALUES ('haneul', 1, 'helpdoc', 0);
INSERT INTO service_contract_item VALUES ('haneul', 1, 'ticket', 6);
INSERT INTO service_contract_item VALUES ('byeol', 1, 'chat', 2);
INSERT INTO service_contract_item VALUES ('byeol', 1, 'helpdoc', 0);
INSERT INTO service_contract_item VALUES ('byeol', 1, 'ticket', 6);
INSERT INTO service_discount VALUES ('haneul', 1, 20261201, 10, 1);
INSERT INTO service_discount VALUES ('byeol', 1, 20261201, 10, 1);
INSERT INTO service_language VALUES ('haneul', 1, 0, 'ko', true);
INSERT INTO service_language VALUES ('haneul', 1, 1, 'en', false);
INSERT INTO service_language VALUES ('byeol', 1, 0, 'ko', true);
INSERT INTO service_language VALUES ('byeol', 1, 1, 'en', false);
INSERT INTO service_register VALUES ('haneul', 2, 2);
INSERT INTO service_register VALUES ('byeol', 2, 2);
ALTER TABLE ONLY "__EFMigrationsHistory"
    ADD CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId");
ALTER TABLE ONLY administrator
    ADD CONSTRAINT pk_administrator PRIMARY KEY (organization_id, account);
ALTER TABLE ONLY answered_request
    ADD CONSTRAINT pk_answered_request PRIMARY KEY (organization_id, id);
ALTER TABLE ONLY change_log_entry
    ADD CONSTRAINT pk_change_log_entry PRIMARY KEY (organization_id, sequence);
ALTER TABLE ONLY change_log_text
    ADD CONSTRAINT pk_change_log_text PRIMARY KEY (organization_id, id);
ALTER TABLE ONLY contract_terms_history
    ADD CONSTRAINT pk_contract_terms_history PRIMARY KEY (organization_id, service, sequence, item);
ALTER TABLE ONLY contracted_service
    ADD CONSTRAINT pk_contracted_service PRIMARY KEY (organization_id, number);
ALTER TABLE ONLY organization
    ADD CONSTRAINT pk_organization PRIMARY KEY (organization_id);
ALTER TABLE ONLY organization_administrators
    ADD CONSTRAINT pk_organization_administrators PRIMARY KEY (organization_id);
ALTER TABLE ONLY organization_head
    ADD CONSTRAINT pk_organization_head PRIMARY KEY (organization_id);
ALTER TABLE ONLY outbox_message
    ADD CONSTRAINT pk_outbox_message PRIMARY KEY (organization_id, first);
ALTER TABLE ONLY picture_content
    ADD CONSTRAINT pk_picture_content PRIMARY KEY (organization_id, hash);
ALTER TABLE ONLY refusal_count
    ADD CONSTRAINT pk_refusal_count PRIMARY KEY (organization_id, day, actor);
ALTER TABLE ONLY service_contract_item
    ADD CONSTRAINT pk_service_contract_item PRIMARY KEY (organization_id, service, item);
ALTER TABLE ONLY service_discount
    ADD CONSTRAINT pk_service_discount PRIMARY KEY (organization_id, service, from_month);
ALTER TABLE ONLY service_language
    ADD CONSTRAINT pk_service_language PRIMARY KEY (organization_id, service, "position");
ALTER TABLE ONLY service_register
    ADD CONSTRAINT pk_service_register PRIMARY KEY (organization_id);
CREATE INDEX ix_answered_request_at ON answered_request USING btree (organization_id, at, id);
CREATE INDEX ix_change_log_text_person ON change_log_text USING btree (organization_id, person, id);
CREATE INDEX ix_contracted_service_name ON contracted_service USING btree (organization_id, name_order, number);
CREATE UNIQUE INDEX ux_change_log_text_lookup ON change_log_text USING btree (organization_id, lookup);
CREATE UNIQUE INDEX ux_contracted_service_name ON contracted_service USING btree (organization_id, name_key);
CREATE UNIQUE INDEX ux_contracted_service_service_id ON contracted_service USING btree (organization_id, id_key);
