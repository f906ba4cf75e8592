// Every component once, with invented content: for designing, and for checking access and contrast.

import { useSignal } from "@preact/signals";
import { Fault } from "../../api/faults";
import { t } from "../../i18n";
import { Badge, Tag, type Tone } from "../../ui/Badge";
import { Meter, type Part, PartsBar, Swatch } from "../../ui/Bars";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { DateField, RadioGroup, SearchField, SelectField, TextField } from "../../ui/Field";
import { FigureCard } from "../../ui/FigureCard";
import { FilterBar } from "../../ui/FilterBar";
import { Notice, type NoticeTone } from "../../ui/Notice";
import { Pages } from "../../ui/Pages";
import { Facts, Panel, PanelSection } from "../../ui/Panel";
import { Progress } from "../../ui/Progress";
import { Empty, Failed, Loading, NoRights } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { tell } from "../../ui/toasts";

interface Sample {
  readonly code: string;
  readonly name: string;
  readonly members: number;
  readonly tone: Tone;
}

const samples: readonly Sample[] = [
  { code: "91990199MA0000A19G", name: "青石机电有限公司", members: 8, tone: "good" },
  { code: "51990199MJ0000C30N", name: "望河包装商会", members: 4, tone: "info" },
  { code: "93990199MA0000D42Q", name: "南坡果蔬专业合作社", members: 0, tone: "warn" },
];

const columns: readonly Column<Sample>[] = [
  {
    id: "name",
    heading: "单位名称",
    order: "NAME",
    cell: (row) => <a href="/gallery">{row.name}</a>,
  },
  { id: "code", heading: "代码", cell: (row) => <span class="code">{row.code}</span> },
  { id: "state", heading: "状态", cell: (row) => <Badge tone={row.tone}>{row.tone}</Badge> },
  { id: "members", heading: "党员", isNumber: true, order: "MEMBERS", cell: (row) => row.members },
];

const parts: readonly Part[] = [
  { id: "sole", count: 2, tone: 1 },
  { id: "joint", count: 5, tone: 2 },
  { id: "due", count: 1, tone: 3 },
  { id: "few", count: 1, tone: 4 },
  { id: "none", count: 1, tone: 5 },
];

const tones: readonly NoticeTone[] = ["info", "good", "warn", "bad"];
const nothing = () => undefined;

export function Gallery() {
  return (
    <main class="page stack">
      <h1>{t("gallery.title")}</h1>
      <div class="columns">
        <Buttons />
        <Fields />
      </div>
      <Filters />
      <div class="split" data-open="true">
        <div class="stack">
          <Rows />
          <Figures />
        </div>
        <Side />
      </div>
      <div class="columns">
        <div class="stack-tight">
          {tones.map((tone) => (
            <Notice key={tone} tone={tone} title="提示标题">
              一句话说清发生了什么，下一句说怎么办。
            </Notice>
          ))}
        </div>
        <div class="card stack">
          <Progress label="正在检查" done={1250} total={20000} />
          <Progress label="正在读取" done={0} total={null} />
          <PartsBar parts={parts} />
          {parts.map((part) => (
            <span key={part.id}>
              <Swatch tone={part.tone} />
              {part.id}
            </span>
          ))}
          <Meter ratio={0.7} />
        </div>
      </div>
      <div class="columns">
        <div class="card">
          <Loading />
        </div>
        <div class="card">
          <Empty title="没有符合条件的单位">
            <p>去掉一个条件试试。</p>
          </Empty>
        </div>
        <div class="card">
          <Failed fault={new Fault("OFFLINE", "", "")} onRetry={nothing} />
        </div>
        <div class="card">
          <NoRights />
        </div>
      </div>
    </main>
  );
}

function Buttons() {
  const isAsking = useSignal(false);
  const ask = (value: boolean) => () => {
    isAsking.value = value;
  };
  return (
    <section class="card stack">
      <div class="cluster">
        <Button weight="primary">主要操作</Button>
        <Button icon="download">导出</Button>
        <Button weight="quiet">次要操作</Button>
        <Button disabled>不可用</Button>
      </div>
      <div class="cluster">
        <Button weight="danger" onClick={ask(true)}>
          打开对话框
        </Button>
        <Button onClick={() => tell("good", "已保存。")}>好消息</Button>
        <Button onClick={() => tell("bad", "没有保存。", "请检查网络后重试。")}>坏消息</Button>
      </div>
      <div class="cluster">
        <Badge tone="good">实体运营</Badge>
        <Badge tone="warn">未核实</Badge>
        <Badge tone="bad">空挂</Badge>
        <Badge tone="info">联建</Badge>
        <Badge tone="calm">未建</Badge>
        <Tag>演示数据</Tag>
      </div>
      {isAsking.value && (
        <Dialog
          title="撤销这次导入？"
          confirm="撤销导入"
          isDangerous
          onConfirm={ask(false)}
          onCancel={ask(false)}
        >
          <p>它写入的 12 行将恢复原样。</p>
        </Dialog>
      )}
    </section>
  );
}

function Fields() {
  const text = useSignal("");
  const choice = useSignal("all");
  return (
    <section class="card stack form">
      <TextField
        label="登录名"
        value={text.value}
        error="请填写登录名。"
        onInput={(value) => {
          text.value = value;
        }}
      />
      <RadioGroup
        label="写入方式"
        value={choice.value}
        choices={[
          { value: "all", label: "全部或全不", hint: "有一行被退回，就一行也不写。" },
          { value: "good", label: "只写合格的行" },
        ]}
        onChange={(value) => {
          choice.value = value;
        }}
      />
    </section>
  );
}

function Filters() {
  const town = useSignal("");
  return (
    <FilterBar
      active={[{ id: "town", label: "镇街：青石镇", onRemove: nothing }]}
      onClear={nothing}
    >
      <SearchField label="搜索" placeholder="名称、拼音或首字母" value="" onSearch={nothing} />
      <DateField label="截至日期" value="2026-06-30" onChange={nothing} />
      <SelectField
        label="镇街"
        empty="全部镇街"
        value={town.value}
        choices={[{ value: "1", label: "青石镇" }]}
        onChange={(value) => {
          town.value = value;
        }}
      />
    </FilterBar>
  );
}

function Rows() {
  const tab = useSignal("all");
  return (
    <Tabs
      label="结果"
      tabs={[
        { id: "all", label: "全部", count: 3 },
        { id: "new", label: "新增", count: 1 },
      ]}
      chosen={tab.value}
      onChoose={(id) => {
        tab.value = id;
      }}
    >
      <Table
        caption="样例"
        columns={columns}
        rows={samples}
        keyOf={(row) => row.code}
        selected="51990199MJ0000C30N"
        order={{ field: "NAME", isDescending: false }}
        onOrder={nothing}
      />
      <div class="table-foot">
        <span class="muted">{t("pages.total", { count: 3 })}</span>
        <Pages hasPrevious={false} hasNext onPrevious={nothing} onNext={nothing} />
      </div>
    </Tabs>
  );
}

function Figures() {
  return (
    <div class="stack-tight">
      <h2>指标</h2>
      <FigureCard
        code="F02"
        name="覆盖企业"
        value="7"
        unit="家"
        href="/gallery"
        definition="至少有一条有效覆盖关系的实体运营企业，一家只计一次。"
        variants={[{ id: "social", label: "另有社会组织", value: <a href="/gallery">1 家</a> }]}
      />
    </div>
  );
}

function Side() {
  return (
    <Panel title="青石机电有限公司" subject="sample" onClose={nothing}>
      <PanelSection title="三条线">
        <Facts
          facts={[
            ["镇街", "青石镇"],
            ["部门", "工信局"],
            ["村", null],
          ]}
        />
      </PanelSection>
      <PanelSection title="覆盖关系">
        <ul class="timeline">
          <li data-live="true">单独组建 · 2024-03-10 起</li>
          <li>挂靠联建 · 2023-01-01 至 2024-03-10</li>
        </ul>
      </PanelSection>
    </Panel>
  );
}
