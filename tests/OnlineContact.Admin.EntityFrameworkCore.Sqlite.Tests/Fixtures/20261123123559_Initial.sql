-- What hosts of the first schema left: two organizations with services, contracts, a picture, a discount and a refusal.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO __EFMigrationsHistory VALUES('20261123123559_Initial','10.0.15');
CREATE TABLE IF NOT EXISTS "administrator" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "account" TEXT COLLATE BINARY NOT NULL,
    "name" TEXT COLLATE BINARY NOT NULL,
    "is_owner" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "added_at" INTEGER NOT NULL,
    CONSTRAINT "pk_administrator" PRIMARY KEY ("organization_id", "account")
);
INSERT INTO administrator VALUES('haneul','jiwoo.kim','김지우',1,2,17956620000000000);
INSERT INTO administrator VALUES('byeol','jiwoo.kim','김지우',1,2,17957484000000000);
CREATE TABLE IF NOT EXISTS "answered_request" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "id" TEXT COLLATE BINARY NOT NULL,
    "fingerprint" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "receipt_version" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_answered_request" PRIMARY KEY ("organization_id", "id")
);
INSERT INTO answered_request VALUES('haneul','once',X'2f6ac1de2809f7ea0dceb86819b8cebaa28271a93203107bfbcda5fa36d3d2ba',1,5,8,17957484000000000);
INSERT INTO answered_request VALUES('byeol','once',X'2f6ac1de2809f7ea0dceb86819b8cebaa28271a93203107bfbcda5fa36d3d2ba',1,5,8,17958348000000000);
CREATE TABLE IF NOT EXISTS "change_log_entry" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "sequence" INTEGER NOT NULL,
    "time" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "category" INTEGER NOT NULL,
    "operation" TEXT COLLATE BINARY NOT NULL,
    "arguments" TEXT COLLATE BINARY NOT NULL,
    "by_operator" INTEGER NOT NULL,
    "target_kind" INTEGER NOT NULL,
    "service" INTEGER NOT NULL,
    "actor_id" INTEGER NOT NULL,
    "actor_name" INTEGER NOT NULL,
    "ip_address" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "target_name" INTEGER NOT NULL,
    "service_id" INTEGER NOT NULL,
    "service_name" INTEGER NOT NULL,
    "before" INTEGER NOT NULL,
    "after" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "pk_change_log_entry" PRIMARY KEY ("organization_id", "sequence")
);
INSERT INTO change_log_entry VALUES('haneul',1,17956620000000000,1,4,'organization.provisioned','',1,1,0,0,1,0,2,3,0,0,0,4,X'7ab44b4a7f1181781cd3a512fd1d4dadc7804ae183d91d14d7e0c459a51f632a');
INSERT INTO change_log_entry VALUES('haneul',2,17956620000000000,1,1,'organization.provisioned','',1,2,0,0,1,0,5,6,0,0,0,7,X'46fb70c0124d52b89eddb7af987c4b952fdd48dc3232defc6a204e896137df13');
INSERT INTO change_log_entry VALUES('haneul',3,17956620000000000,1,2,'service.added','number=1',0,3,1,8,9,10,0,0,0,0,0,11,X'7030322b7db5ae9b68e148e14f16077cb73f928b92f5462cf00263cc3aa024c1');
INSERT INTO change_log_entry VALUES('haneul',4,17956620000000000,1,2,'service.basic-information-saved','number=1',0,3,1,8,9,10,12,13,14,15,0,16,X'5b18246e60fc1fb3bf66a03462423901fb636bac90ad7bf1bb0c27d896d8b6bb');
INSERT INTO change_log_entry VALUES('haneul',5,17956620000000000,1,2,'service.picture-set','number=1',0,3,1,8,9,10,12,13,14,15,0,17,X'c381577eb054023f9f61f44d9c6ddb96ff20fff60a4290964f5df6b199035c2a');
INSERT INTO change_log_entry VALUES('haneul',6,17956620000000000,1,3,'contract.registered','number=1',0,3,1,8,9,10,12,13,14,15,18,19,X'cbda9954956c47c5fb487927851eb1be2e344ad0f20cc752c67db73b527e223e');
INSERT INTO change_log_entry VALUES('haneul',7,17956620000000000,1,3,'billing.discount-set',replace('number=1\nfrom=2026-12','\n',char(10)),1,3,1,0,1,0,12,13,14,15,0,20,X'c49bf2600a7f49ba46250253303c15451a391aa8f83b48187c1604bc436732d1');
INSERT INTO change_log_entry VALUES('haneul',8,17957484000000000,1,3,'contract.changed','number=1',0,3,1,8,9,10,12,13,14,15,21,22,X'f151cd7e4940c449799b499b0be7152c5b6c9b2939aae0f1d37db78e37296b29');
INSERT INTO change_log_entry VALUES('haneul',9,17957484000000000,1,2,'service.added','number=2',0,3,2,8,9,10,0,0,0,0,0,23,X'1546aacb4cf501585f0349e43bb06975f6d45c1d64f83438e92b1682e391af1c');
INSERT INTO change_log_entry VALUES('haneul',10,17957484000000000,2,1,'service.suspended','error=OCA4006',0,1,0,24,25,26,2,0,0,0,0,0,X'e809fd5676425e2fc623304af91f526441d2d3eb998a0185605aff43bd74f604');
INSERT INTO change_log_entry VALUES('byeol',1,17957484000000000,1,4,'organization.provisioned','',1,1,0,0,1,0,2,3,0,0,0,4,X'd0183610b1c227a2bf6a0cd55c00cfb951d6285e96215aa969fbd701ac2dd146');
INSERT INTO change_log_entry VALUES('byeol',2,17957484000000000,1,1,'organization.provisioned','',1,2,0,0,1,0,5,6,0,0,0,7,X'1dc545b515c6d9d9f4e74cbb78f6ef1a40c139d2922e118a070177e3f64c04f9');
INSERT INTO change_log_entry VALUES('byeol',3,17957484000000000,1,2,'service.added','number=1',0,3,1,8,9,10,0,0,0,0,0,11,X'9423e0b7abf60a73a70fc71abee02bc8b31c9122d000e785b48d8f05f64630ab');
INSERT INTO change_log_entry VALUES('byeol',4,17957484000000000,1,2,'service.basic-information-saved','number=1',0,3,1,8,9,10,12,13,14,15,0,16,X'86f9f4e702702ce36abc8df127a1b37cb0e5d901e26bdbe0cfbf6d0c7c93b070');
INSERT INTO change_log_entry VALUES('byeol',5,17957484000000000,1,2,'service.picture-set','number=1',0,3,1,8,9,10,12,13,14,15,0,17,X'5e9577b7051c160ac18a31657e39bb63e9c44836652cd328347f197263317b10');
INSERT INTO change_log_entry VALUES('byeol',6,17957484000000000,1,3,'contract.registered','number=1',0,3,1,8,9,10,12,13,14,15,18,19,X'88dd9142be65e642f81d528fb6b3cb79ac72b40483b5b75260e30eaaf162b448');
INSERT INTO change_log_entry VALUES('byeol',7,17957484000000000,1,3,'billing.discount-set',replace('number=1\nfrom=2026-12','\n',char(10)),1,3,1,0,1,0,12,13,14,15,0,20,X'3c02b137f88cdff65dfcf99e24c701dc7711e5b763454b383997f39cc7213728');
INSERT INTO change_log_entry VALUES('byeol',8,17958348000000000,1,3,'contract.changed','number=1',0,3,1,8,9,10,12,13,14,15,21,22,X'037c4300d876ac586b6a60f3b22eec0821344924af143818d253a00fe4e0f137');
INSERT INTO change_log_entry VALUES('byeol',9,17958348000000000,1,2,'service.added','number=2',0,3,2,8,9,10,0,0,0,0,0,23,X'd7703671331e5f3b3f0873162166d963125548a2a111f6b1a1935762c45de802');
INSERT INTO change_log_entry VALUES('byeol',10,17958348000000000,2,1,'service.suspended','error=OCA4006',0,1,0,24,25,26,2,0,0,0,0,0,X'bf7ecdcc62eb77c06fd99e79357675c1abae38e616d2c838bc083ff624e83d88');
CREATE TABLE IF NOT EXISTS "change_log_text" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "id" INTEGER NOT NULL,
    "field" INTEGER NOT NULL,
    "person" TEXT COLLATE BINARY NOT NULL,
    "text" TEXT COLLATE BINARY NOT NULL,
    "random" BLOB NOT NULL,
    "commitment" BLOB NOT NULL,
    "lookup" BLOB NOT NULL,
    "erased_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_change_log_text" PRIMARY KEY ("organization_id", "id")
);
INSERT INTO change_log_text VALUES('haneul',1,2,'','test operator',X'a80a5f8f4ac353b2660c3cb5347966e40ec9caae54695c200a2189d2edb50fbc',X'42f65b51fd760abf049e68c19c82574082de3a8c5f4a32fb31ca58723e2d7e18',X'912ebe4fef44ff89427b657f0e1204e0e19179e48a82dc31a02cdff4388bdbd9',NULL,1);
INSERT INTO change_log_text VALUES('haneul',2,4,'','haneul',X'feb4d6a461c699f7f3a80f0bdffb4811f40c0f5f38a7dd39e10c1ae0a5bccc18',X'5d76afb03eae6fc71deff42906b6eac53bc54b36af168ad10b09cca55d4a1541',X'6d80a14887034a93826d1e5906b2a11dfe5465cfef225edd330d79599c9d3064',NULL,1);
INSERT INTO change_log_text VALUES('haneul',3,5,'','Organization haneul',X'5a5955c1a57c2ef688dbd4b523ecdd5cde6ccdb20815779b235b2783f082b3bf',X'c12ae95f31b6a03d81e33c979bed8a1640f1e40544b1a66cabd3e696c45c48ea',X'e41ca745a30ba12481be3af18111875c9303afb2204fa6535f50ed47f4b59c8d',NULL,1);
INSERT INTO change_log_text VALUES('haneul',4,9,'',replace('name=Organization haneul\ndomain=contact.example.com\ntimeZone=Asia/Seoul\npriceBook=kr-2020','\n',char(10)),X'956b3f9abb8260a3e7c07945e4646195c8970478c37197007af28b333de3761b',X'b1528560372bae4635b5659cd7c078cc853722e827ecac93e6b6d3312bb0230d',X'485252e89fc51be2168d5b8d273bb9f020945e5d188a637ea58d3159f2ccb972',NULL,1);
INSERT INTO change_log_text VALUES('haneul',5,4,'jiwoo.kim','jiwoo.kim',X'ca3f855fa6ff056e1b9a67d402dd7cc08d368b6310deaea562860bf7e2e93216',X'ce2795e87a383db1304415966f9cc095011ff44c6da1e2ba6f2e5f00673d6ff6',X'ebba2d7567641f30f1013f72155e970e165ee2452e32b1cf4e7d23eb4247c3be',NULL,1);
INSERT INTO change_log_text VALUES('haneul',6,5,'jiwoo.kim','김지우',X'ebe8855ebbdcf13ab0591a708188656fa6c013ddd93123f73256440e853f1250',X'79563d680956a06f8df15e08e7dd1538924525e0bc4765905efa0a08212eef43',X'cc17616cd62dba1b7ae9c4c8bde1f68abef1c0badd9146c12fc28842852f99a5',NULL,1);
INSERT INTO change_log_text VALUES('haneul',7,9,'jiwoo.kim','organizationAdministrator=owner',X'4a1c939b63c36c62e5bbb4dccb7b8572388aed2a4fefe4001e05468ad4ffe7b5',X'e5f5984ba669585a2b6b9af17f2ad39385e82cbf20b366fd85457984ffa32aa4',X'ee42c4d59f94d67ef279104ddac1b94cc6b8757a3ff77ac3d484fe177d2ed34a',NULL,1);
INSERT INTO change_log_text VALUES('haneul',8,1,'jiwoo.kim','jiwoo.kim',X'0813655c1d9cb8f3f8328a4e1b57e45f51503d4c1fd7e4b63d4f60a2f4e33df2',X'5ee20a82e296901dd3c0c120a950348aa868330c2d1b13937e32aa1f61d1f5ca',X'72d6ee48512b1846b64587497c16d7d734ffc7b5ab14bfc4c4cecb76e6fcab29',NULL,1);
INSERT INTO change_log_text VALUES('haneul',9,2,'jiwoo.kim','김지우',X'f2f979e01c6d20d191c81dab159ec105c06007c5c19c98dd82a0a549ba0af4bd',X'17afa20eb45ef741df942e1699e3eb254dbbdc5891a4f6a3595bd004167a97d6',X'b2171e5b1318ef5fff0dec8684e9c151a299157c1333e3ea6a7c9adc6e713d8a',NULL,1);
INSERT INTO change_log_text VALUES('haneul',10,3,'jiwoo.kim','192.0.2.1',X'e910c2df83fd8a83bda1a77e175e3512eb970063efcc987827865fdea436d553',X'557b2ee332a8cd4468bcc6b541b5600878807fb277a39bb94f308f3e8304765f',X'b992d4d503683fd8fbed280d436f4513e3a4ddfaf802f86800e298ccf873f3aa',NULL,1);
INSERT INTO change_log_text VALUES('haneul',11,9,'',replace('type=ConsultationManagement\nstatus=create','\n',char(10)),X'7269b5eb454e228399dda83f4fa770bb03c57e2cce0ec6efb9050adfa5051448',X'f4db266eea22bac959a780a45e68003713a5c6c2abd1679b87e803799a829d8f',X'ef162fa20cf6254d0d4fb0d1ca21825d5c2b3543c014ddec0b09ef9feff251a9',NULL,1);
INSERT INTO change_log_text VALUES('haneul',12,4,'','Care',X'53c96c6a304e8bbe88cbd099b818c566f6167fff47080841146d7cf1535248e6',X'0e627f91c5de1f37ccb2ec09376fef3d8be4fb77ba4638f0793cc7d9d8a517eb',X'482ef342d6dca943024f735280f1e85f51bbc23a3f09b4ad94ea38b2d286de2f',NULL,1);
INSERT INTO change_log_text VALUES('haneul',13,5,'','고객센터 😀',X'534d11dee8ecb48f44742ff5817e8ce1e53bdeb4d637484a3280c49243c49278',X'73ef76fdb4b620b68d96b4282c678e13d70e94a5d8731609be911dce55dcf71c',X'60362c075779ee3cf1f9134fb3ffc7c32c461d4a3f322a458da6cde4b827ac78',NULL,1);
INSERT INTO change_log_text VALUES('haneul',14,6,'','Care',X'547ef5c6121a8d3e9eff7e2cba1761c14f3a9cf38b327f0cf06281e797f87ec9',X'4af2eaa9cef1aa35510736049709ab555a17f7ba73bbf3f6fa278d397aaf6160',X'dcf7e99e26f924b38d6863401b6143de42ba05813cfb898bae33f1283bfd7e5d',NULL,1);
INSERT INTO change_log_text VALUES('haneul',15,7,'','고객센터 😀',X'b483140dc8e6f45ece71393e0e2a3ee0cdc2615bb838a1e1e5e21536cc77a274',X'1b944bd319008779a7d45da2e6837ceace66fa2ea3db23234b1d3b845768e3f0',X'3e5929e0f26b9e21786663165de068302d721f3c969edb7c0d840dc1d8d4d090',NULL,1);
INSERT INTO change_log_text VALUES('haneul',16,9,'',replace('name=고객센터 😀\nserviceId=Care\nlanguages=ko,en\nmainLanguage=ko\ntimeZone=Asia/Seoul\nbasicInformation=done','\n',char(10)),X'2b1ec984ffae118a3a1f4dcaae31824d43722160321730bd85b7571f53c5a858',X'4640965730c51aa6037d74a61877e8220145bce3046d648daf8427cc67115446',X'a6e6e257652ad6915569f6f7b82149e6c10caf1e80df29952931875f91ba54c6',NULL,1);
INSERT INTO change_log_text VALUES('haneul',17,9,'','picture=548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87',X'5cb4fcce0b82eed93f4b544536add317ed280a9a94d1cb2ed1124f356a3a4e9c',X'dce51267d5deb98d47c2988d5fc10a7649484e7eeb379c93bef24e88d5ecbb01',X'5b7e408382fe0cbef3352cb25a291070668b1b189217fd66fd4743a61cc6933a',NULL,1);
INSERT INTO change_log_text VALUES('haneul',18,8,'','status=create',X'f21011c136dc445a906110360c789304c8f91a375ef4f2157f117d849f9a46e9',X'f142a283ff3343e833c9427e3b37c658866f39df2255fa94810577d2d148ff78',X'4dfa58d9433e0059bda15ca4a89a4220c7f17bd30c9673b248e49c1c2497cab6',NULL,1);
INSERT INTO change_log_text VALUES('haneul',19,9,'',replace('status=inuse\ncontract=chat=2; helpdoc; ticket=5','\n',char(10)),X'ad09292d55460e2c6a51a9e80cc1e22bb32a0b83f14c2bee758e20ae30bcd0a4',X'f63ac2e90e6d4543b705506eb75f8bbbfaaef4beb94daca031f647b3f7124cfc',X'b8c25ee5ecb1132c76eafe593645bd04b73ad4a45056f02c9486b51d68f839fc',NULL,1);
INSERT INTO change_log_text VALUES('haneul',20,9,'','discountPercent=10',X'b0c776474e972f353291e986e72580d46c067671a5a8ee3d59638d387fda00c0',X'e5f7ddce9693baf286ceb6cc5c0340ed8bc3557d9c217c5fa58305bed8aebf72',X'71ca171e485528205b4470d6397ae73f10f8cb01e32d643f472c45887416237d',NULL,1);
INSERT INTO change_log_text VALUES('haneul',21,8,'','contract=chat=2; helpdoc; ticket=5',X'f95c284169923d40721a6e28e31c47ba859898852eacd4b8d6f944ef71f2e1fa',X'bdd8c76147a2fc27e2bd981c5aa6bc80328771a41d14054087c9bcdaa282473d',X'a57d747adc8e5e46ed4cf66d0747341eecbd6df4c1379b9d7e29109e00a1b4dd',NULL,1);
INSERT INTO change_log_text VALUES('haneul',22,9,'','contract=chat=2; helpdoc; ticket=6',X'a1b9f3f2f02aa37b888496168022d5893e380b6c6f00835b37500dcc5254d600',X'0934e12cecd6d90799c9cfbe2b5028c6c8814b2ed9a466b42dfceb6fee23df54',X'9bf7c57bed9b6781fed3a4a7af9b1d51943a1d0c3c4393573f812effbc2e08b0',NULL,1);
INSERT INTO change_log_text VALUES('haneul',23,9,'',replace('type=IssueManagement\nstatus=create','\n',char(10)),X'62850b557365a6aa780c9a1e0d9ebe9d147b60260d9a6d88998a6b1db4ffdb6d',X'f161ff29c69e093ec869c5a77ea984ae91d9cd3911f1ae33f81e5c67c2ff35e0',X'cec925ecf2d0cecd6a9a286aa52ad2498482c042d82dcd3653c8c624b2ab0a8d',NULL,1);
INSERT INTO change_log_text VALUES('haneul',24,1,'nobody','nobody',X'5d1835415437f79e2e8d1995c2aafb8f09dbc4e2568de157e23413cde5f59fec',X'4bd72b4c7315fcb92fa2a7d67bf25c675bad492a2449e350b979415db93b0e65',X'7826584c540e2a1e53633410e8ca31787be7b32a026e686e19c8985b311f8ea0',NULL,1);
INSERT INTO change_log_text VALUES('haneul',25,2,'nobody','Nobody',X'5ab9b49d26110ccfb1828c97130c36d9eb1c304dfe43704eda152fbba5d3862c',X'3402c24f582f76d09f0e14964262074212c24697548399284e2d788bbd6b7602',X'45fbb75dc69e105dbdee3334cd1e792219317d66afbe732cadaa6d40d5fa7d23',NULL,1);
INSERT INTO change_log_text VALUES('haneul',26,3,'nobody','192.0.2.9',X'07ab9cc9d1ecea6e66201e7bd07dba4392a5b210559e5c9bfa5c2f3a2f9b5973',X'b07dad7009af1572afdd9e81e766fdfcdae04ba4dbacc498569a39f2dd05eb4c',X'a23da0883a7f535ab939a3ab0ea346bb2bd8d2a639f7468fd2f2b52e6eca739f',NULL,1);
INSERT INTO change_log_text VALUES('byeol',1,2,'','test operator',X'db61ca9dc1e930b041ca82c226e364b8333f8b312091a571d775033a63c23aad',X'f36981f8f46125324a2a86a0313c2305d68a05c1f99507fcb88aecbab8239243',X'912ebe4fef44ff89427b657f0e1204e0e19179e48a82dc31a02cdff4388bdbd9',NULL,1);
INSERT INTO change_log_text VALUES('byeol',2,4,'','byeol',X'231238905d7f3959ceb7f20ac8b1e1c184f0e0381e8b52fe670d35ffc58f1079',X'5ad079961f732f24ac328bda43e1adce42ca77470a10eaf90906e3f2b8af36ba',X'80f0138d790004a96aa9b06402b609163354d27f444cb9ce1f128d25da7932ab',NULL,1);
INSERT INTO change_log_text VALUES('byeol',3,5,'','Organization byeol',X'1ad355a37c49bcbd99d425aff791c0752cebd92c0720d1c3a65ca69da538a598',X'0d1ad5df25411f3684d87219a8f026ee991838db8d7661a62d9ef560462388ef',X'd057f04306fb9ca5e877718644b6185655c07a27c2986ec187435773a504c744',NULL,1);
INSERT INTO change_log_text VALUES('byeol',4,9,'',replace('name=Organization byeol\ndomain=contact.example.com\ntimeZone=Asia/Seoul\npriceBook=kr-2020','\n',char(10)),X'8ca6faed242a5b04f81fa3ad4713781e52dc179002999079a6942dc80b20ea69',X'e3c40714f5929dcb137e0dc3767069460e61ed79cf212dfc0041fa66389d53a1',X'3bc5a8635826f629f84bed761e8a4ef29680303679ab99f737b2432301abdef7',NULL,1);
INSERT INTO change_log_text VALUES('byeol',5,4,'jiwoo.kim','jiwoo.kim',X'7218b0959903daf558f04e9d5459ac423e36f69604dd2f6f585781334b838a8b',X'1977089f212159796850c86024b9db65cbaf593e8b0f03e00a4a9b91b36de079',X'ebba2d7567641f30f1013f72155e970e165ee2452e32b1cf4e7d23eb4247c3be',NULL,1);
INSERT INTO change_log_text VALUES('byeol',6,5,'jiwoo.kim','김지우',X'bbca905d6541cb7ab62b81ed49a1cf32380fd909a1aed52cdaa86847d101a5b3',X'b6c418c5b17f2a9861010a03e1b60d81da1bf6e7c0d12ff3c0bbcdc6aaead648',X'cc17616cd62dba1b7ae9c4c8bde1f68abef1c0badd9146c12fc28842852f99a5',NULL,1);
INSERT INTO change_log_text VALUES('byeol',7,9,'jiwoo.kim','organizationAdministrator=owner',X'c98e316049215bb41241a8673c280f78342525c28bca2f67fdb3535662fa1e64',X'36ee8cd00c1cc6bd80013b946e0dc5b39722c0405e9bda7c662c3f507a15b6e9',X'ee42c4d59f94d67ef279104ddac1b94cc6b8757a3ff77ac3d484fe177d2ed34a',NULL,1);
INSERT INTO change_log_text VALUES('byeol',8,1,'jiwoo.kim','jiwoo.kim',X'f249a52a480532aa686356cf9735d47fddf499223ea77fd8443b1052f918ddec',X'fc2b4e84012c977e9ddaf5f71ee57aa8d1688e12a07aeac1dc219a436807b34c',X'72d6ee48512b1846b64587497c16d7d734ffc7b5ab14bfc4c4cecb76e6fcab29',NULL,1);
INSERT INTO change_log_text VALUES('byeol',9,2,'jiwoo.kim','김지우',X'eaeebc1797bf84896f2d9b1142642a33852337a6fc6adf785662f1b4fb394c4c',X'605698af54a9381c3730c69adc3de8eb7d04faa2f307cba82d5adc384e0bd59a',X'b2171e5b1318ef5fff0dec8684e9c151a299157c1333e3ea6a7c9adc6e713d8a',NULL,1);
INSERT INTO change_log_text VALUES('byeol',10,3,'jiwoo.kim','192.0.2.1',X'212d36d2253573c3a7daea806caaa605c8d4fc056183bf44e1f5c648d601d10f',X'acab9671d5ddaefc2c135243392d456a9ab1cbba2629b75ccc8c41202117525f',X'b992d4d503683fd8fbed280d436f4513e3a4ddfaf802f86800e298ccf873f3aa',NULL,1);
INSERT INTO change_log_text VALUES('byeol',11,9,'',replace('type=ConsultationManagement\nstatus=create','\n',char(10)),X'6b247cbbd0a5c6a472d4dbdf3bc282df003b90e1b3f2d2124decbc96ff2bd742',X'01551b98e0fe716f8b0e8a5d13fc253d9f81da1e62811916a14d7f306084b59c',X'ef162fa20cf6254d0d4fb0d1ca21825d5c2b3543c014ddec0b09ef9feff251a9',NULL,1);
INSERT INTO change_log_text VALUES('byeol',12,4,'','Care',X'928e25ac1a7091379d345aef199ec5d94fac7a5d34ddf4fb19f139b90fdd84fb',X'8d2e4dffe1aef918ac96d7f65d172e7dc83a6468c5b783320f295da76a0e0301',X'482ef342d6dca943024f735280f1e85f51bbc23a3f09b4ad94ea38b2d286de2f',NULL,1);
INSERT INTO change_log_text VALUES('byeol',13,5,'','고객센터 😀',X'e9c12474c070291666beb587a68a5eaee7fcfbb8aa479827f828cfc34ef7ba3c',X'16f1b60bca69fc5292ef6a63439df46410b441cf42004c7c50057eb43d20367b',X'60362c075779ee3cf1f9134fb3ffc7c32c461d4a3f322a458da6cde4b827ac78',NULL,1);
INSERT INTO change_log_text VALUES('byeol',14,6,'','Care',X'2984510af6d56780b0bf76aebde7ff58dbde862424b064eb2de2e61254cef621',X'b501de96ecbdda0f1ca981a2cb0396d944c2540529205988e52906376dc379fe',X'dcf7e99e26f924b38d6863401b6143de42ba05813cfb898bae33f1283bfd7e5d',NULL,1);
INSERT INTO change_log_text VALUES('byeol',15,7,'','고객센터 😀',X'9b1cfef4f032c7f3b006db4b7f10a999419767bd8eb860f584c777da77fdf9a0',X'7b2a41294ebe3c9c66d73ef9756cbb2ae50b9757e948fdfa15526c6da3262a06',X'3e5929e0f26b9e21786663165de068302d721f3c969edb7c0d840dc1d8d4d090',NULL,1);
INSERT INTO change_log_text VALUES('byeol',16,9,'',replace('name=고객센터 😀\nserviceId=Care\nlanguages=ko,en\nmainLanguage=ko\ntimeZone=Asia/Seoul\nbasicInformation=done','\n',char(10)),X'8bc5657612796b9a2335a813c29a2dcc25e108ef1f6c73a14c2b716f561a62af',X'5c4c66cf0c476b047c517321759de54bccf52bdac5aa2ea0a5310c76f5508499',X'a6e6e257652ad6915569f6f7b82149e6c10caf1e80df29952931875f91ba54c6',NULL,1);
INSERT INTO change_log_text VALUES('byeol',17,9,'','picture=548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87',X'2396fc2471622b5bf2b0403dea750aca9137876e8ff248d5a916a3387930a538',X'916c1322eb447d689510562a75c1e27a1f4b1857e9601383a58d92de15315d6b',X'5b7e408382fe0cbef3352cb25a291070668b1b189217fd66fd4743a61cc6933a',NULL,1);
INSERT INTO change_log_text VALUES('byeol',18,8,'','status=create',X'a262e1558e68350caa23a94d1cd5c79d52f6d5c8a0b8c1b41b3c8bf3b8c77c12',X'5a9bc65ed47379682cf05eb93004c670910c8c9bf8284379aba4067920884f23',X'4dfa58d9433e0059bda15ca4a89a4220c7f17bd30c9673b248e49c1c2497cab6',NULL,1);
INSERT INTO change_log_text VALUES('byeol',19,9,'',replace('status=inuse\ncontract=chat=2; helpdoc; ticket=5','\n',char(10)),X'43289b6359ed9184f0f60033e66c7ca17b649ed89191f307fb3e72959061301a',X'4d38b59dda9f9c99147ffadb7ed70ed6ae8873bb4507ac924311d0eb6d27210d',X'b8c25ee5ecb1132c76eafe593645bd04b73ad4a45056f02c9486b51d68f839fc',NULL,1);
INSERT INTO change_log_text VALUES('byeol',20,9,'','discountPercent=10',X'79af90abc9419dd9303d2191238dcde35bf28b89e1224ff29eece7ed5e811aa7',X'8d5aa3e17841181c0224c92c292473c3a1f0d9488955cefe7e4c8931ac19e91a',X'71ca171e485528205b4470d6397ae73f10f8cb01e32d643f472c45887416237d',NULL,1);
INSERT INTO change_log_text VALUES('byeol',21,8,'','contract=chat=2; helpdoc; ticket=5',X'be21a2a4f6f30bd9e92717c59351631850d0ce19e8e5b6cc7fbf3ec9c84c7a01',X'401938f130ffcccfac47ffd7f25ca0b0d94f5a20d26846a9c10c6fd0fad645d5',X'a57d747adc8e5e46ed4cf66d0747341eecbd6df4c1379b9d7e29109e00a1b4dd',NULL,1);
INSERT INTO change_log_text VALUES('byeol',22,9,'','contract=chat=2; helpdoc; ticket=6',X'c133f35628c039b14932ac4ddae18809977c58ab2ee0486ab98b31e7b9a1851b',X'8928938abf7d2f792c888a630f730e7315f60b9711b142d5368ba0a70d65d0cd',X'9bf7c57bed9b6781fed3a4a7af9b1d51943a1d0c3c4393573f812effbc2e08b0',NULL,1);
INSERT INTO change_log_text VALUES('byeol',23,9,'',replace('type=IssueManagement\nstatus=create','\n',char(10)),X'f144c716b5dd5026854583104e8ac160fbedf7498f111c5458900c0b34623e26',X'15d6608f088f82dfee08f0aeaf83d827edd0ba50f9ad811b81b4f4ba67e90aab',X'cec925ecf2d0cecd6a9a286aa52ad2498482c042d82dcd3653c8c624b2ab0a8d',NULL,1);
INSERT INTO change_log_text VALUES('byeol',24,1,'nobody','nobody',X'641925ccb3dfe4be323fae458b17309bcbb41d17c5853b1c6d9a4585a388af0f',X'83dca13a85e4c4b38e01aa1133a267396c7ee4d167f10e086c021fc9bec4bb97',X'7826584c540e2a1e53633410e8ca31787be7b32a026e686e19c8985b311f8ea0',NULL,1);
INSERT INTO change_log_text VALUES('byeol',25,2,'nobody','Nobody',X'c10d7562bbc684f4bdb6f71ff7f57fdcd96edb8e9f52c02831c668ad11383c0f',X'd793d630031e924687e1d76ad03b5b820f4533f8616cad2f23be34487e230486',X'45fbb75dc69e105dbdee3334cd1e792219317d66afbe732cadaa6d40d5fa7d23',NULL,1);
INSERT INTO change_log_text VALUES('byeol',26,3,'nobody','192.0.2.9',X'a92565fad3384dd7fb4b869181d41b24f9b3614722f7f37af7a87cbf59a227b7',X'4f2f94d3ea81c40d8e708771fdca18746d1ef6f133e72ea621830789cb0c2b95',X'a23da0883a7f535ab939a3ab0ea346bb2bd8d2a639f7468fd2f2b52e6eca739f',NULL,1);
CREATE TABLE IF NOT EXISTS "contract_terms_history" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "service" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "item" TEXT COLLATE BINARY NOT NULL,
    "users" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    CONSTRAINT "pk_contract_terms_history" PRIMARY KEY ("organization_id", "service", "sequence", "item")
);
INSERT INTO contract_terms_history VALUES('haneul',1,6,'chat',2,20261126);
INSERT INTO contract_terms_history VALUES('haneul',1,6,'helpdoc',0,20261126);
INSERT INTO contract_terms_history VALUES('haneul',1,6,'ticket',5,20261126);
INSERT INTO contract_terms_history VALUES('haneul',1,8,'chat',2,20261127);
INSERT INTO contract_terms_history VALUES('haneul',1,8,'helpdoc',0,20261127);
INSERT INTO contract_terms_history VALUES('haneul',1,8,'ticket',6,20261127);
INSERT INTO contract_terms_history VALUES('byeol',1,6,'chat',2,20261127);
INSERT INTO contract_terms_history VALUES('byeol',1,6,'helpdoc',0,20261127);
INSERT INTO contract_terms_history VALUES('byeol',1,6,'ticket',5,20261127);
INSERT INTO contract_terms_history VALUES('byeol',1,8,'chat',2,20261128);
INSERT INTO contract_terms_history VALUES('byeol',1,8,'helpdoc',0,20261128);
INSERT INTO contract_terms_history VALUES('byeol',1,8,'ticket',6,20261128);
CREATE TABLE IF NOT EXISTS "contracted_service" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "number" INTEGER NOT NULL,
    "type" INTEGER NOT NULL,
    "name" TEXT COLLATE BINARY NULL,
    "service_id" TEXT COLLATE BINARY NULL,
    "name_key" TEXT COLLATE BINARY NULL,
    "id_key" TEXT COLLATE BINARY NULL,
    "name_order" TEXT COLLATE BINARY NOT NULL,
    "time_zone" TEXT COLLATE BINARY NULL,
    "picture_hash" BLOB NULL,
    "picture_format" INTEGER NULL,
    "picture_length" INTEGER NULL,
    "has_basic_information" INTEGER NOT NULL,
    "has_contract" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "added_at" INTEGER NOT NULL,
    "registered_on" INTEGER NULL,
    "changed_on" INTEGER NULL,
    "changed_before" INTEGER NULL,
    "terminated_on" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_contracted_service" PRIMARY KEY ("organization_id", "number")
);
INSERT INTO contracted_service VALUES('haneul',1,1,'고객센터 😀','Care','고객센터 😀','care','고객센터 😀','Asia/Seoul',X'548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87',3,43,1,1,2,17956620000000000,20261126,20261127,NULL,NULL,5);
INSERT INTO contracted_service VALUES('haneul',2,2,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,0,0,1,17957484000000000,NULL,NULL,NULL,NULL,1);
INSERT INTO contracted_service VALUES('byeol',1,1,'고객센터 😀','Care','고객센터 😀','care','고객센터 😀','Asia/Seoul',X'548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87',3,43,1,1,2,17957484000000000,20261127,20261128,NULL,NULL,5);
INSERT INTO contracted_service VALUES('byeol',2,2,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,0,0,1,17958348000000000,NULL,NULL,NULL,NULL,1);
CREATE TABLE IF NOT EXISTS "organization" (
    "organization_id" TEXT COLLATE BINARY NOT NULL CONSTRAINT "pk_organization" PRIMARY KEY,
    "name" TEXT COLLATE BINARY NOT NULL,
    "domain" TEXT COLLATE BINARY NOT NULL,
    "time_zone" TEXT COLLATE BINARY NOT NULL,
    "price_book" TEXT COLLATE BINARY NOT NULL,
    "provisioned_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);
INSERT INTO organization VALUES('haneul','Organization haneul','contact.example.com','Asia/Seoul','kr-2020',17956620000000000,1);
INSERT INTO organization VALUES('byeol','Organization byeol','contact.example.com','Asia/Seoul','kr-2020',17957484000000000,1);
CREATE TABLE IF NOT EXISTS "organization_administrators" (
    "organization_id" TEXT COLLATE BINARY NOT NULL CONSTRAINT "pk_organization_administrators" PRIMARY KEY,
    "changed_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);
INSERT INTO organization_administrators VALUES('haneul',17956620000000000,1);
INSERT INTO organization_administrators VALUES('byeol',17957484000000000,1);
CREATE TABLE IF NOT EXISTS "organization_head" (
    "organization_id" TEXT COLLATE BINARY NOT NULL CONSTRAINT "pk_organization_head" PRIMARY KEY,
    "sequence" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    "time" INTEGER NOT NULL,
    "confirmed_time" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,
    "last_text" INTEGER NOT NULL,
    "text_epoch" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);
INSERT INTO organization_head VALUES('haneul',10,X'e809fd5676425e2fc623304af91f526441d2d3eb998a0185605aff43bd74f604',17957484000000000,-3776735808000000000,2,26,0,9);
INSERT INTO organization_head VALUES('byeol',10,X'bf7ecdcc62eb77c06fd99e79357675c1abae38e616d2c838bc083ff624e83d88',17958348000000000,-3776735808000000000,2,26,0,9);
CREATE TABLE IF NOT EXISTS "outbox_message" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "first" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_outbox_message" PRIMARY KEY ("organization_id", "first")
);
INSERT INTO outbox_message VALUES('haneul',1,2,17956620000000000);
INSERT INTO outbox_message VALUES('haneul',3,3,17956620000000000);
INSERT INTO outbox_message VALUES('haneul',4,4,17956620000000000);
INSERT INTO outbox_message VALUES('haneul',5,5,17956620000000000);
INSERT INTO outbox_message VALUES('haneul',6,6,17956620000000000);
INSERT INTO outbox_message VALUES('haneul',7,7,17956620000000000);
INSERT INTO outbox_message VALUES('haneul',8,8,17957484000000000);
INSERT INTO outbox_message VALUES('haneul',9,9,17957484000000000);
INSERT INTO outbox_message VALUES('haneul',10,10,17957484000000000);
INSERT INTO outbox_message VALUES('byeol',1,2,17957484000000000);
INSERT INTO outbox_message VALUES('byeol',3,3,17957484000000000);
INSERT INTO outbox_message VALUES('byeol',4,4,17957484000000000);
INSERT INTO outbox_message VALUES('byeol',5,5,17957484000000000);
INSERT INTO outbox_message VALUES('byeol',6,6,17957484000000000);
INSERT INTO outbox_message VALUES('byeol',7,7,17957484000000000);
INSERT INTO outbox_message VALUES('byeol',8,8,17958348000000000);
INSERT INTO outbox_message VALUES('byeol',9,9,17958348000000000);
INSERT INTO outbox_message VALUES('byeol',10,10,17958348000000000);
CREATE TABLE IF NOT EXISTS "picture_content" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "hash" BLOB NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "pk_picture_content" PRIMARY KEY ("organization_id", "hash")
);
INSERT INTO picture_content VALUES('haneul',X'548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87',X'4749463839610100010080000000000000000021f90401000000002c00000000010001000002024401003b');
INSERT INTO picture_content VALUES('byeol',X'548f2d6f4d0d820c6c5ffbeffcbd7f0e73193e2932eefe542accc84762deec87',X'4749463839610100010080000000000000000021f90401000000002c00000000010001000002024401003b');
CREATE TABLE IF NOT EXISTS "refusal_count" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "day" INTEGER NOT NULL,
    "actor" BLOB NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "pk_refusal_count" PRIMARY KEY ("organization_id", "day", "actor")
);
CREATE TABLE IF NOT EXISTS "service_contract_item" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "service" INTEGER NOT NULL,
    "item" TEXT COLLATE BINARY NOT NULL,
    "users" INTEGER NOT NULL,
    CONSTRAINT "pk_service_contract_item" PRIMARY KEY ("organization_id", "service", "item")
);
INSERT INTO service_contract_item VALUES('haneul',1,'chat',2);
INSERT INTO service_contract_item VALUES('haneul',1,'helpdoc',0);
INSERT INTO service_contract_item VALUES('haneul',1,'ticket',6);
INSERT INTO service_contract_item VALUES('byeol',1,'chat',2);
INSERT INTO service_contract_item VALUES('byeol',1,'helpdoc',0);
INSERT INTO service_contract_item VALUES('byeol',1,'ticket',6);
CREATE TABLE IF NOT EXISTS "service_discount" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "service" INTEGER NOT NULL,
    "from_month" INTEGER NOT NULL,
    "percent" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_service_discount" PRIMARY KEY ("organization_id", "service", "from_month")
);
INSERT INTO service_discount VALUES('haneul',1,20261201,10,1);
INSERT INTO service_discount VALUES('byeol',1,20261201,10,1);
CREATE TABLE IF NOT EXISTS "service_language" (
    "organization_id" TEXT COLLATE BINARY NOT NULL,
    "service" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT COLLATE BINARY NOT NULL,
    "is_main" INTEGER NOT NULL,
    CONSTRAINT "pk_service_language" PRIMARY KEY ("organization_id", "service", "position")
);
INSERT INTO service_language VALUES('haneul',1,0,'ko',1);
INSERT INTO service_language VALUES('haneul',1,1,'en',0);
INSERT INTO service_language VALUES('byeol',1,0,'ko',1);
INSERT INTO service_language VALUES('byeol',1,1,'en',0);
CREATE TABLE IF NOT EXISTS "service_register" (
    "organization_id" TEXT COLLATE BINARY NOT NULL CONSTRAINT "pk_service_register" PRIMARY KEY,
    "services" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);
INSERT INTO service_register VALUES('haneul',2,2);
INSERT INTO service_register VALUES('byeol',2,2);
CREATE INDEX "ix_answered_request_at" ON "answered_request" ("organization_id", "at", "id");
CREATE INDEX "ix_change_log_text_person" ON "change_log_text" ("organization_id", "person", "id");
CREATE UNIQUE INDEX "ux_change_log_text_lookup" ON "change_log_text" ("organization_id", "lookup");
CREATE INDEX "ix_contracted_service_name" ON "contracted_service" ("organization_id", "name_order", "number");
CREATE UNIQUE INDEX "ux_contracted_service_name" ON "contracted_service" ("organization_id", "name_key");
CREATE UNIQUE INDEX "ux_contracted_service_service_id" ON "contracted_service" ("organization_id", "id_key");
COMMIT;
