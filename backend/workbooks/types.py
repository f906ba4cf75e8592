"""GraphQL types of the imports: the batch with its counts, the result of every row."""

from datetime import datetime

from backend.compiler.catalog import (
    Column,
    Entity,
    Mutation,
    ObjectById,
    Part,
    Row,
    Rows,
    ToMany,
    ToOne,
    Value,
    ValueType,
)
from backend.compiler.templates import load
from backend.workbooks import commands, contest_files, exporting, receiving, tables
from backend.workbooks.rights import EXPORTS, IMPORTS

_SQL = load("backend.workbooks", "types.sql")

IMPORT_BATCH = Entity(
    table=tables.ImportBatch,
    token_scopes=IMPORTS,
    order=("-created_at",),
    fields=(
        Column(name="created_at", is_orderable=True),
        ToOne(
            name="starter", target="User", by="started_by", description="上传人；who uploaded it"
        ),
        ToOne(
            name="contest",
            target="Contest",
            by="contest_id",
            description="竞赛，导入的是它的参赛名单；contest whose entries it brings",
        ),
        Column(name="file_name"),
        Column(name="state"),
        Column(name="mode"),
        Column(name="effective_on"),
        Column(name="cutoff_on"),
        Column(name="derives"),
        Column(name="exported_at"),
        Column(name="progress"),
        Column(name="total"),
        Column(name="failure"),
        Column(name="applied_at"),
        Column(name="undone_at"),
        Row(
            name="counts",
            type="ImportCounts",
            sql=_SQL["counts"],
            is_nullable=False,
            description="各结果行数；rows by outcome",
        ),
        Rows(
            name="notices",
            type="ImportNotice",
            sql=_SQL["notices"],
            description="提示；what is said of the file as a whole, such as unknown headings",
        ),
        ToMany(
            name="rows",
            target="ImportRow",
            back="batch_id",
            description="各行结果；results of the rows in the order of the file",
        ),
    ),
)

IMPORT_ROW = Entity(
    table=tables.ImportRow,
    token_scopes=IMPORTS,
    order=("position",),
    fields=(
        Column(name="position", is_orderable=True),
        Column(name="ledger"),
        Column(name="sheet"),
        Column(name="row_number"),
        Column(name="label"),
        Column(name="outcome", is_filterable=True),
        Rows(
            name="findings",
            type="ImportFinding",
            sql=_SQL["findings"],
            limit=50,
            description="说明；reasons and warnings, reasons first",
        ),
    ),
)

UPLOAD = Entity(
    table=tables.Upload,
    token_scopes=IMPORTS,
    fields=(
        Column(name="created_at"),
        Column(name="purpose"),
        Column(name="file_name"),
        Column(name="byte_count"),
        Column(name="expires_at"),
        Column(name="received_at"),
    ),
)

EXPORT = Entity(
    table=tables.LedgerExport,
    order=("-created_at",),
    token_scopes=EXPORTS,
    fields=(
        Column(name="created_at", is_orderable=True),
        ToOne(
            name="starter", target="User", by="started_by", description="导出人；who asked for it"
        ),
        Column(name="ledger"),
        Column(name="reason"),
        Column(name="state"),
        Column(name="row_count"),
        Column(name="failure"),
        Column(name="finished_at"),
    ),
)

_HEADER = ValueType(
    name="UploadHeader",
    description="上传请求头；A header to send with the file.",
    token_scopes=IMPORTS,
    fields=(
        Value(name="name", type=str, is_nullable=False, description="名称；name"),
        Value(name="value", type=str, is_nullable=False, description="值；value"),
    ),
)

_COUNTS = ValueType(
    name="ImportCounts",
    token_scopes=IMPORTS,
    description="各结果行数；Rows of an import by outcome.",
    fields=tuple(
        Value(name=name, type=int, is_nullable=False, description=description)
        for name, description in (
            ("new", "新增；rows that are not here yet"),
            ("changed", "变更；rows that change something"),
            ("same", "相同；rows that change nothing"),
            ("conflict", "冲突；rows whose fields were changed here since the file was made"),
            ("refused", "拒绝；rows that cannot be taken"),
            ("missing", "文件中没有；rows here that the file lacks"),
        )
    ),
)

_NOTICE = ValueType(
    name="ImportNotice",
    token_scopes=IMPORTS,
    description="导入提示；What is said of a file as a whole.",
    fields=(Value(name="message", type=str, is_nullable=False, description="内容；the words"),),
)

_FINDING = ValueType(
    name="ImportFinding",
    token_scopes=IMPORTS,
    description="行说明；What is said of a row.",
    fields=(
        Value(name="column", type=str, description="列；heading, null = the whole row"),
        Value(name="code", type=str, is_nullable=False, description="代码；code of the finding"),
        Value(name="message", type=str, is_nullable=False, description="原因；what is wrong"),
        Value(name="remedy", type=str, is_nullable=False, description="办法；what to do"),
        Value(
            name="is_warning",
            type=bool,
            is_nullable=False,
            description="是否只是提示；true when the row is taken all the same",
        ),
        Value(name="here", type=str, description="系统中的值；value here, of a conflict"),
        Value(name="file", type=str, description="文件中的值；value in the file, of a conflict"),
    ),
)

_URL = Value(
    name="url",
    type=str,
    description="地址，接在本服务地址之后，15 分钟内有效；address below the server's own, for 15"
    " minutes",
)
_UNTIL = Value(name="expiresAt", type=datetime, description="地址到期时间；until when")
_PASSPHRASE = Value(
    name="passphrase",
    type=str,
    description="口令，只显示一次；passphrase of the file, shown this once",
)

PART = Part(
    entities=(IMPORT_BATCH, IMPORT_ROW, UPLOAD, EXPORT),
    values=(_COUNTS, _NOTICE, _FINDING, _HEADER),
    roots=(
        ObjectById(
            name="import_batch", target="ImportBatch", description="一次导入；one import by its id"
        ),
        ToMany(
            name="import_batches",
            target="ImportBatch",
            description="导入记录；imports, the newest first",
        ),
        ToMany(
            name="ledger_exports",
            target="LedgerExport",
            description="导出记录；exports that were asked for as jobs, the newest first",
        ),
    ),
    mutations=(
        Mutation(
            command=receiving.create_upload,
            returns={"upload": "Upload"},
            values={
                "url": Value(
                    name="url",
                    type=str,
                    description="上传地址，接在本服务地址之后，15 分钟内可用一次；where to send the"
                    " file, below the server's address, once within 15 minutes",
                ),
                "method": Value(name="method", type=str, description="方法；HTTP method"),
                "maximumBytes": Value(
                    name="maximumBytes",
                    type=int,
                    description="文件上限，字节；largest file in bytes",
                ),
            },
            rows={"headers": "UploadHeader"},
            token_scopes=IMPORTS,
            is_remembered=False,
            description="申请上传地址；a signed address to which one file may be sent",
        ),
        Mutation(
            command=commands.import_ledger,
            returns={"importBatch": "ImportBatch"},
            token_scopes=IMPORTS,
            is_remembered=False,
            description="检查已上传的台账，不写入，重复申请是同一次导入；checks an uploaded ledger"
            " row by row as a job and writes nothing; asked again, it is the same import",
        ),
        Mutation(
            command=commands.cancel_import,
            returns={"importBatch": "ImportBatch"},
            token_scopes=IMPORTS,
            is_remembered=False,
            description="取消尚未写入的导入并删除文件；drops an import before it is applied",
        ),
        Mutation(
            command=exporting.export_ledger,
            returns={"ledgerExport": "LedgerExport"},
            token_scopes=EXPORTS,
            is_remembered=False,
            description="导出台账，作为任务，进行中的重复申请是同一次导出；writes a ledger into a"
            " workbook as a job; while it runs, the same request is the same export",
        ),
        Mutation(
            command=exporting.download_export,
            returns={"ledgerExport": "LedgerExport"},
            values={
                "url": Value(
                    name="url",
                    type=str,
                    description="下载地址，接在本服务地址之后，可用一次；where to fetch the file,"
                    " below the server's address, once",
                ),
                "expiresAt": Value(
                    name="expiresAt", type=datetime, description="地址到期时间；until when"
                ),
            },
            token_scopes=EXPORTS,
            is_remembered=False,
            description="申请下载地址，先前的地址随即失效；a signed address of an export's file",
        ),
        Mutation(
            command=contest_files.carry_contest,
            returns={"contest": "Contest"},
            values={"url": _URL, "expiresAt": _UNTIL, "passphrase": _PASSPHRASE},
            is_remembered=False,
            description="带到赛场：文件在所给地址下载一次；carry a contest to a venue: its file is"
            " fetched once from the address",
        ),
        Mutation(
            command=contest_files.return_contest,
            returns={"contest": "Contest"},
            values={"url": _URL, "expiresAt": _UNTIL},
            is_remembered=False,
            description="在赛场服务器上写出带回的文件；pack what a venue recorded, to be fetched",
        ),
        Mutation(
            command=contest_files.receive_return,
            returns={"contest": "Contest"},
            values={"url": _URL, "expiresAt": _UNTIL},
            is_remembered=False,
            description="带回文件的上传地址，PUT 后回答将会或已经并入什么；where to PUT a file that"
            " came back; the answer says what would come of it, or came",
        ),
        Mutation(
            command=commands.apply_import,
            returns={"importBatch": "ImportBatch"},
            description="写入一次已检查的导入；writes a checked import, as a job with progress",
        ),
        Mutation(
            command=commands.undo_import,
            returns={"importBatch": "ImportBatch"},
            description="整体撤销一次导入；takes an applied import back as a whole, as a job",
        ),
    ),
)
