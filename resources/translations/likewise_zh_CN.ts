<?xml version='1.0' encoding='utf-8'?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>Answers</name>
    <message>
      <source>Nothing to compare with yet</source>
      <translation>暂无可比较的图片</translation>
    </message>
    <message>
      <source>Other pictures appear here as soon as they have been looked at.</source>
      <translation>其他图片分析完成后会立即显示在这里。</translation>
    </message>
    <message>
      <source>Least alike under {condition}</source>
      <translation>按“{condition}”最不相似</translation>
    </message>
    <message>
      <source>Most alike under {condition}</source>
      <translation>按“{condition}”最相似</translation>
    </message>
    <message>
      <source>There is no ranking</source>
      <translation>没有排序</translation>
    </message>
    <message>
      <source>Looking at this picture…</source>
      <translation>正在分析此图片…</translation>
    </message>
    <message>
      <source>Its ranking follows in a moment.</source>
      <translation>稍后即可得到排序。</translation>
    </message>
    <message>
      <source>What is like it?</source>
      <translation>哪些图片相似？</translation>
    </message>
    <message>
      <source>Click any picture, or drop one here, to see the others ranked by likeness.</source>
      <translation>单击任意图片，或将图片拖放到此处，其余图片会按相似度排序。</translation>
    </message>
  </context>
  <context>
    <name>BarChart</name>
    <message>
      <source>chance</source>
      <translation>随机水平</translation>
    </message>
    <message>
      <source>{value}, 95 % interval {low} to {high}</source>
      <translation>{value}，95% 区间 {low} 至 {high}</translation>
    </message>
    <message>
      <source>by chance {value}</source>
      <translation>随机水平 {value}</translation>
    </message>
  </context>
  <context>
    <name>BlendBar</name>
    <message>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <source>Mix in another condition</source>
      <translation>加入另一个条件</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>保存…</translation>
    </message>
    <message>
      <source>Keep this mix under a name, as a condition</source>
      <translation>为此混合命名并存为条件</translation>
    </message>
    <message>
      <source>Stop mixing</source>
      <translation>停止混合</translation>
    </message>
    <message>
      <source>Mix</source>
      <translation>混合</translation>
    </message>
  </context>
  <context>
    <name>Browser</name>
    <message>
      <source>{shown} of {all}</source>
      <translation>{shown} / {all}</translation>
    </message>
    <message>
      <source>Most alike</source>
      <translation>最相似</translation>
    </message>
    <message>
      <source>{n} new, update</source>
      <translation>{n} 张新图片，更新</translation>
    </message>
  </context>
  <context>
    <name>ByHand</name>
    <message>
      <source>My groups</source>
      <translation>我的分组</translation>
    </message>
  </context>
  <context>
    <name>Captions</name>
    <message>
      <source>Rank {rank} · cosine {score}</source>
      <translation>排名 {rank} · 余弦 {score}</translation>
    </message>
    <message>
      <source>This file could not be read.</source>
      <translation>无法读取此文件。</translation>
    </message>
    <message>
      <source>cosine {score}</source>
      <translation>余弦 {score}</translation>
    </message>
    <message>
      <source>{name}, could not be read</source>
      <translation>{name}，无法读取</translation>
    </message>
    <message>
      <source>{name}, rank {rank}, score {score}</source>
      <translation>{name}，排名 {rank}，得分 {score}</translation>
    </message>
    <message>
      <source>with {names}</source>
      <translation>附带 {names}</translation>
    </message>
    <message>
      <source>fewer than 1 in {n} pairs of this folder are this alike</source>
      <translation>此文件夹中每 {n} 对图片里只有不到 1 对如此相似</translation>
    </message>
    <message>
      <source>most pairs of this folder are this alike</source>
      <translation>此文件夹中大多数图片对都如此相似</translation>
    </message>
    <message>
      <source>1 in {n} pairs of this folder is this alike</source>
      <translation>此文件夹中每 {n} 对图片里有 1 对如此相似</translation>
    </message>
    <message>
      <source>&lt; 1 in {n}</source>
      <translation>&lt; 1/{n}</translation>
    </message>
    <message>
      <source>1 in {n}</source>
      <translation>1/{n}</translation>
    </message>
    <message>
      <source>{n}M</source>
      <translation>{n}M</translation>
    </message>
    <message>
      <source>{n}k</source>
      <translation>{n}k</translation>
    </message>
    <message>
      <source>1 copy belongs to it</source>
      <translation>有 1 个副本</translation>
    </message>
    <message>
      <source>{n} copies belong to it</source>
      <translation>有 {n} 个副本</translation>
    </message>
  </context>
  <context>
    <name>CardRow</name>
    <message>
      <source>Groups in a row</source>
      <translation>分组列表</translation>
    </message>
  </context>
  <context>
    <name>ChipButton</name>
    <message>
      <source>Remove {name} from the query</source>
      <translation>从查询中移除“{name}”</translation>
    </message>
  </context>
  <context>
    <name>Column</name>
    <message>
      <source>Your mix</source>
      <translation>您的混合</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>建立索引</translation>
    </message>
    <message>
      <source>Condition of column {n}</source>
      <translation>第 {n} 列的条件</translation>
    </message>
    <message>
      <source>Ranking in column {n}</source>
      <translation>第 {n} 列的排序</translation>
    </message>
    <message>
      <source>Remove column {n}</source>
      <translation>移除第 {n} 列</translation>
    </message>
    <message>
      <source>Index this folder under {condition}</source>
      <translation>按“{condition}”为此文件夹建立索引</translation>
    </message>
  </context>
  <context>
    <name>ColumnModel</name>
    <message>
      <source>in common</source>
      <translation>共有</translation>
    </message>
  </context>
  <context>
    <name>CommonDialog</name>
    <message>
      <source>What do these have in common?</source>
      <translation>这些图片有何共同点？</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>正在分析…</translation>
    </message>
    <message>
      <source>and {n} more</source>
      <translation>另有 {n} 张</translation>
    </message>
    <message>
      <source>What these have in common</source>
      <translation>这些图片的共同点</translation>
    </message>
    <message>
      <source>Not indexed for all of them: {names}</source>
      <translation>未对所有图片建立索引的条件：{names}</translation>
    </message>
  </context>
  <context>
    <name>CompareView</name>
    <message>
      <source>Add a column</source>
      <translation>添加列</translation>
    </message>
    <message>
      <source>End the comparison</source>
      <translation>结束比较</translation>
    </message>
    <message>
      <source>End the comparison (Esc)</source>
      <translation>结束比较 (Esc)</translation>
    </message>
    <message>
      <source>All columns</source>
      <translation>所有列</translation>
    </message>
  </context>
  <context>
    <name>Comparing</name>
    <message>
      <source>What is like it?</source>
      <translation>哪些图片相似？</translation>
    </message>
    <message>
      <source>Click any picture: every column ranks it.</source>
      <translation>单击任意图片，每一列都会按相似度排序。</translation>
    </message>
    <message>
      <source>Nothing to compare with yet</source>
      <translation>暂无可比较的图片</translation>
    </message>
    <message>
      <source>No other picture passes the filter</source>
      <translation>没有其他图片通过筛选</translation>
    </message>
    <message>
      <source>No ranking yet</source>
      <translation>尚无排序</translation>
    </message>
    <message>
      <source>Its network is not here yet</source>
      <translation>尚未获取其网络</translation>
    </message>
    <message>
      <source>Being indexed…</source>
      <translation>正在建立索引…</translation>
    </message>
    <message>
      <source>Not indexed yet</source>
      <translation>尚未建立索引</translation>
    </message>
    <message>
      <source>{done} of {all} indexed</source>
      <translation>已索引 {done}/{all}</translation>
    </message>
  </context>
  <context>
    <name>ConditionList</name>
    <message>
      <source>Conditions to measure</source>
      <translation>要测量的条件</translation>
    </message>
    <message>
      <source>This folder has not been indexed under it yet.</source>
      <translation>此文件夹尚未按此条件建立索引。</translation>
    </message>
  </context>
  <context>
    <name>ConditionSelector</name>
    <message>
      <source>Alike in</source>
      <translation>相似条件</translation>
    </message>
    <message>
      <source>Your mix</source>
      <translation>您的混合</translation>
    </message>
    <message>
      <source>Mix several conditions</source>
      <translation>混合多个条件</translation>
    </message>
    <message>
      <source>Seen by a trained network</source>
      <translation>由预训练网络分析</translation>
    </message>
    <message>
      <source>Measured by a formula</source>
      <translation>由公式计算</translation>
    </message>
    <message>
      <source>Taught by labels or examples</source>
      <translation>通过标签或示例训练</translation>
    </message>
    <message>
      <source>Mixed from others</source>
      <translation>由其他条件混合</translation>
    </message>
    <message>
      <source>{name}: {n} values a picture</source>
      <translation>{name}：每张图片 {n} 个数值</translation>
    </message>
    <message>
      <source>about {n} ms of one core</source>
      <translation>单核约 {n} 毫秒</translation>
    </message>
  </context>
  <context>
    <name>ConfusionPage</name>
    <message>
      <source>Labels that are confused</source>
      <translation>混淆的标签</translation>
    </message>
    <message>
      <source>No label is taken for another.</source>
      <translation>没有标签被混淆。</translation>
    </message>
    <message>
      <source>Pictures whose nearest other picture has another label. In each pair the picture on the left has the first label, its nearest one the second.</source>
      <translation>这些图片的最近邻图片带有不同的标签。每对图片中，左图带有第一个标签，其最近邻带有第二个标签。</translation>
    </message>
  </context>
  <context>
    <name>CopiesLine</name>
    <message>
      <source>Looking for near copies</source>
      <translation>正在查找近似副本</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>停止(&amp;S)</translation>
    </message>
    <message>
      <source>Loo&amp;k for near copies</source>
      <translation>查找近似副本(&amp;K)</translation>
    </message>
    <message>
      <source>Looking for near copies…</source>
      <translation>正在查找近似副本…</translation>
    </message>
    <message>
      <source>Near copies were not looked for.</source>
      <translation>未查找近似副本。</translation>
    </message>
  </context>
  <context>
    <name>CourseCharts</name>
    <message>
      <source>Epoch</source>
      <translation>轮次</translation>
    </message>
    <message>
      <source>Loss by epoch</source>
      <translation>各轮损失</translation>
    </message>
    <message>
      <source>Kinds of triplets by epoch</source>
      <translation>各轮三元组类型</translation>
    </message>
    <message>
      <source>Triplets in order</source>
      <translation>顺序正确的三元组</translation>
    </message>
    <message>
      <source>{name} by epoch</source>
      <translation>{name}：各轮变化</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>损失</translation>
    </message>
    <message>
      <source>Triplets</source>
      <translation>三元组</translation>
    </message>
    <message>
      <source>No epoch has ended yet.</source>
      <translation>尚未完成任何一轮。</translation>
    </message>
    <message>
      <source>learning</source>
      <translation>学习</translation>
    </message>
    <message>
      <source>validation triplets</source>
      <translation>验证三元组</translation>
    </message>
    <message>
      <source>taught</source>
      <translation>训练后</translation>
    </message>
    <message>
      <source>untrained</source>
      <translation>训练前</translation>
    </message>
    <message>
      <source>chance</source>
      <translation>随机水平</translation>
    </message>
    <message>
      <source>easy</source>
      <translation>简单</translation>
    </message>
    <message>
      <source>semi-hard</source>
      <translation>半困难</translation>
    </message>
    <message>
      <source>hard</source>
      <translation>困难</translation>
    </message>
  </context>
  <context>
    <name>CutBar</name>
    <message>
      <source>Of {n} pairs of pictures drawn from this folder, one is as alike as those above</source>
      <translation>从此文件夹中每抽取 {n} 对图片，有 1 对与上方图片同样相似</translation>
    </message>
    <message>
      <source>Show the other {n}</source>
      <translation>显示其余 {n} 张</translation>
    </message>
    <message>
      <source>Hide these {n}</source>
      <translation>隐藏这 {n} 张</translation>
    </message>
    <message>
      <source>Nothing is more alike than 1 in {n} random pairs</source>
      <translation>没有图片的相似度达到随机图片对的前 1/{n}</translation>
    </message>
    <message>
      <source>The others are no more alike than 1 in {n} random pairs</source>
      <translation>其余图片的相似度未达到随机图片对的前 1/{n}</translation>
    </message>
    <message>
      <source>Below: no more alike than 1 in {n} random pairs</source>
      <translation>以下图片的相似度未达到随机图片对的前 1/{n}</translation>
    </message>
    <message>
      <source>Less alike than 1 in {n}</source>
      <translation>未达到前 1/{n}</translation>
    </message>
    <message>
      <source>1 in {n}</source>
      <translation>1/{n}</translation>
    </message>
  </context>
  <context>
    <name>DeedBar</name>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Which?</source>
      <translation>哪些？</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>Take this back (Ctrl+Z)</source>
      <translation>撤销此操作 (Ctrl+Z)</translation>
    </message>
    <message>
      <source>Which files stay as they were, and why</source>
      <translation>哪些文件保持原样及其原因</translation>
    </message>
    <message>
      <source>Hide this line</source>
      <translation>隐藏此行</translation>
    </message>
  </context>
  <context>
    <name>DropTarget</name>
    <message>
      <source>Pictures to compare with</source>
      <translation>要比较的图片</translation>
    </message>
    <message>
      <source>Pictures ({0})</source>
      <translation>图片 ({0})</translation>
    </message>
    <message>
      <source>Pasted picture</source>
      <translation>粘贴的图片</translation>
    </message>
  </context>
  <context>
    <name>Exchange</name>
    <message>
      <source>Import a condition</source>
      <translation>导入条件</translation>
    </message>
    <message>
      <source>Export a condition</source>
      <translation>导出条件</translation>
    </message>
    <message>
      <source>{name} is here, and can be chosen as a condition.</source>
      <translation>已导入“{name}”，可选作条件。</translation>
    </message>
    <message>
      <source>Saved {file}</source>
      <translation>已保存 {file}</translation>
    </message>
    <message>
      <source>Taught conditions (*{suffix})</source>
      <translation>训练所得的条件 (*{suffix})</translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <source>Progress of the export</source>
      <translation>导出进度</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>格式</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>The results, as they are shown: {n}</source>
      <translation>当前显示的结果：{n}</translation>
    </message>
    <message>
      <source>What is selected: {n}</source>
      <translation>所选图片：{n}</translation>
    </message>
    <message>
      <source>The whole folder: {n}</source>
      <translation>整个文件夹：{n}</translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation>表格 (CSV)</translation>
    </message>
    <message>
      <source>JSON document</source>
      <translation>JSON 文档</translation>
    </message>
    <message>
      <source>Contact sheet, one picture (PNG)</source>
      <translation>联系表，单张图片 (PNG)</translation>
    </message>
    <message>
      <source>Contact sheet, pages (PDF)</source>
      <translation>联系表，多页 (PDF)</translation>
    </message>
    <message>
      <source>Vectors for NumPy (.npz)</source>
      <translation>NumPy 向量 (.npz)</translation>
    </message>
    <message>
      <source>Vectors as Parquet</source>
      <translation>Parquet 向量</translation>
    </message>
    <message>
      <source>Folder for the TensorFlow Embedding Projector</source>
      <translation>TensorFlow Embedding Projector 文件夹</translation>
    </message>
    <message>
      <source>Folder for FiftyOne</source>
      <translation>FiftyOne 文件夹</translation>
    </message>
    <message>
      <source>A line for each picture: path, size, time, and rank and score.</source>
      <translation>每张图片一行：路径、大小、时间，以及排名和得分。</translation>
    </message>
    <message>
      <source>The same for programs, with what was asked for.</source>
      <translation>内容相同，供程序使用，并附查询信息。</translation>
    </message>
    <message>
      <source>All pictures with their names on one sheet, up to 5,000.</source>
      <translation>所有图片及其名称排在一张图上，最多 5,000 张。</translation>
    </message>
    <message>
      <source>The same on sheets of A4, 48 to a page.</source>
      <translation>同样的内容，A4 分页，每页 48 张。</translation>
    </message>
    <message>
      <source>Arrays of vectors and paths, for numpy.load.</source>
      <translation>向量和路径的数组，用 numpy.load 读取。</translation>
    </message>
    <message>
      <source>A table of paths and vectors, for Arrow, pandas and DuckDB.</source>
      <translation>路径和向量的表格，供 Arrow、pandas 和 DuckDB 使用。</translation>
    </message>
    <message>
      <source>Vectors, names and small pictures, for tensorboard --logdir.</source>
      <translation>向量、名称和小图，供 tensorboard --logdir 使用。</translation>
    </message>
    <message>
      <source>A dataset that names your pictures and holds their vectors.</source>
      <translation>数据集，列出您的图片及其向量。</translation>
    </message>
    <message>
      <source>Vectors under {name}.</source>
      <translation>“{name}”的向量。</translation>
    </message>
    <message>
      <source>A mix has no vectors of its own, so those are not offered.</source>
      <translation>混合本身没有向量，因此不提供向量格式。</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} / {total}</translation>
    </message>
  </context>
  <context>
    <name>Exporting</name>
    <message>
      <source>New folder (*)</source>
      <translation>新文件夹 (*)</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <source>Saved {file}</source>
      <translation>已保存 {file}</translation>
    </message>
    <message>
      <source>Stopped. Nothing was written.</source>
      <translation>已停止，未写入任何内容。</translation>
    </message>
    <message>
      <source>Save the map</source>
      <translation>保存地图</translation>
    </message>
    <message>
      <source>PNG pictures (*.png);;SVG drawings (*.svg)</source>
      <translation>PNG 图片 (*.png);;SVG 图形 (*.svg)</translation>
    </message>
    <message>
      <source>{file} is a picture of this folder and stays as it is.</source>
      <translation>{file} 是此文件夹中的图片，不会被覆盖。</translation>
    </message>
    <message>
      <source>Drawing the map…</source>
      <translation>正在绘制地图…</translation>
    </message>
    <message>
      <source>Pages for a browser (*.html)</source>
      <translation>浏览器网页 (*.html)</translation>
    </message>
    <message>
      <source>PNG pictures (*.png)</source>
      <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
      <source>CSV tables (*.csv)</source>
      <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
      <source>JSON documents (*.json)</source>
      <translation>JSON 文档 (*.json)</translation>
    </message>
    <message>
      <source>Export what was measured</source>
      <translation>导出测量结果</translation>
    </message>
    <message>
      <source>Writing {file}…</source>
      <translation>正在写入 {file}…</translation>
    </message>
  </context>
  <context>
    <name>FailuresDialog</name>
    <message>
      <source>Files that are not shown</source>
      <translation>未显示的文件</translation>
    </message>
    <message>
      <source>Show in file manager</source>
      <translation>在文件管理器中显示</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Filter by name, folder or reason</source>
      <translation>按名称、文件夹或原因筛选</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>筛选</translation>
    </message>
    <message>
      <source>{n} of {total}</source>
      <translation>{n} / {total}</translation>
    </message>
    <message>
      <source>Nothing matches this filter.</source>
      <translation>没有文件通过筛选。</translation>
    </message>
    <message>
      <source>Every file of this folder could be read.</source>
      <translation>此文件夹中的所有文件均可读取。</translation>
    </message>
    <message>
      <source>{n} in all</source>
      <translation>共 {n} 个</translation>
    </message>
    <message>
      <source>{n} in all, {left_out} of them left out on purpose</source>
      <translation>共 {n} 个，其中 {left_out} 个为有意排除</translation>
    </message>
    <message>
      <source>Copy selected</source>
      <translation>复制所选</translation>
    </message>
    <message>
      <source>Copy all</source>
      <translation>全部复制</translation>
    </message>
  </context>
  <context>
    <name>FailuresModel</name>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>原因</translation>
    </message>
  </context>
  <context>
    <name>FieldBox</name>
    <message>
      <source>Take {field} out of the filter</source>
      <translation>从筛选中移除“{field}”</translation>
    </message>
    <message>
      <source>{field}: {values}</source>
      <translation>{field}：{values}</translation>
    </message>
  </context>
  <context>
    <name>FileMenu</name>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Show in file manager</source>
      <translation>在文件管理器中显示</translation>
    </message>
    <message>
      <source>Copy path</source>
      <translation>复制路径</translation>
    </message>
    <message>
      <source>Copy picture</source>
      <translation>复制图片</translation>
    </message>
    <message>
      <source>Find similar</source>
      <translation>查找相似图片</translation>
    </message>
    <message>
      <source>More like this too</source>
      <translation>也像此图</translation>
    </message>
    <message>
      <source>Less like this</source>
      <translation>不像此图</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>Name or folder contains</source>
      <translation>名称或文件夹包含</translation>
    </message>
    <message>
      <source>Filter by name</source>
      <translation>按名称筛选</translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>清除筛选</translation>
    </message>
    <message>
      <source>Show all pictures again</source>
      <translation>重新显示所有图片</translation>
    </message>
    <message>
      <source>Close the filter bar; what is chosen still counts</source>
      <translation>关闭筛选栏；所选筛选仍然有效</translation>
    </message>
  </context>
  <context>
    <name>Filtering</name>
    <message>
      <source>Filter · {n}</source>
      <translation>筛选 · {n}</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>筛选</translation>
    </message>
    <message>
      <source>Show only some pictures: by name, date, camera … (Ctrl+F)</source>
      <translation>只显示部分图片：按名称、日期、相机等 (Ctrl+F)</translation>
    </message>
    <message>
      <source>No other picture passes the filter</source>
      <translation>没有其他图片通过筛选</translation>
    </message>
    <message>
      <source>No pictures here yet</source>
      <translation>此处尚无图片</translation>
    </message>
    <message>
      <source>Likewise looks into this folder and all folders in it.</source>
      <translation>Likewise 会查找此文件夹及其所有子文件夹。</translation>
    </message>
    <message>
      <source>No picture passes the filter</source>
      <translation>没有图片通过筛选</translation>
    </message>
  </context>
  <context>
    <name>FirstTime</name>
    <message>
      <source>Looking for pictures in this folder and all folders in it</source>
      <translation>正在此文件夹及其所有子文件夹中查找图片</translation>
    </message>
    <message>
      <source>Reading {pictures} for the first time; how long it takes is known in a moment</source>
      <translation>首次读取 {pictures}；所需时间稍后可知</translation>
    </message>
    <message>
      <source>Reading {pictures} for the first time, for about {time} more</source>
      <translation>首次读取 {pictures}，大约还需 {time}</translation>
    </message>
    <message>
      <source>{pictures} read in {time}. The next time this folder is open at once</source>
      <translation>已读取 {pictures}，用时 {time}。下次可立即打开此文件夹</translation>
    </message>
  </context>
  <context>
    <name>FirstTimeBar</name>
    <message>
      <source>The pictures are read on this computer; none is changed or sent anywhere. What is found out about them is kept in {place}. You can click pictures meanwhile. Pause, cancel or close at any time: what is done is kept.</source>
      <translation>图片在本机读取，不会被更改，也不会发送到任何地方。分析结果保存在 {place}。其间您可以单击图片，也可随时暂停、取消或关闭：已完成的部分会保留。</translation>
    </message>
    <message>
      <source>Show where</source>
      <translation>显示位置</translation>
    </message>
    <message>
      <source>Close this note</source>
      <translation>关闭此提示</translation>
    </message>
    <message>
      <source>Close this note; reading goes on</source>
      <translation>关闭此提示；读取继续进行</translation>
    </message>
  </context>
  <context>
    <name>FolderLabels</name>
    <message>
      <source>Read as soon as the pictures are known</source>
      <translation>图片列出后立即读取</translation>
    </message>
    <message>
      <source>Reading labels…</source>
      <translation>正在读取标签…</translation>
    </message>
  </context>
  <context>
    <name>FoldersPage</name>
    <message>
      <source>Excluded folders</source>
      <translation>排除的文件夹</translation>
    </message>
    <message>
      <source>Known folders</source>
      <translation>已知文件夹</translation>
    </message>
    <message>
      <source>Add…</source>
      <translation>添加…</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Forget this folder…</source>
      <translation>忘记此文件夹…</translation>
    </message>
    <message>
      <source>Pictures in these are left out, also inside a folder that is opened.</source>
      <translation>这些文件夹中的图片会被排除，即使位于所打开的文件夹内。</translation>
    </message>
    <message>
      <source>Leave out a folder</source>
      <translation>排除文件夹</translation>
    </message>
    <message>
      <source>Forget a folder</source>
      <translation>忘记文件夹</translation>
    </message>
    <message>
      <source>Forget “{name}”?</source>
      <translation>忘记“{name}”？</translation>
    </message>
    <message>
      <source>Its thumbnails, vectors and search indexes are removed. The pictures themselves are not touched.</source>
      <translation>其缩略图、向量和搜索索引将被移除。图片本身不受影响。</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>忘记</translation>
    </message>
  </context>
  <context>
    <name>FoundPages</name>
    <message>
      <source>What was found</source>
      <translation>读取结果</translation>
    </message>
    <message>
      <source>Labels and how many pictures have them</source>
      <translation>标签及其图片数</translation>
    </message>
    <message>
      <source>Rows whose picture is not in this folder</source>
      <translation>在此文件夹中找不到图片的行</translation>
    </message>
    <message>
      <source>Pictures that nothing is said of</source>
      <translation>未被提及的图片</translation>
    </message>
    <message>
      <source>Pictures with several labels at once, which are left out</source>
      <translation>同时有多个标签的图片，已排除</translation>
    </message>
    <message>
      <source>Rows that cannot be used, or say something again</source>
      <translation>无法使用或重复的行</translation>
    </message>
    <message>
      <source>What the row names</source>
      <translation>行中的名称</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>行号</translation>
    </message>
    <message>
      <source>No picture ({n})</source>
      <translation>无图片 ({n})</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Not mentioned ({n})</source>
      <translation>未提及 ({n})</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Several labels ({n})</source>
      <translation>多个标签 ({n})</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>Problems ({n})</source>
      <translation>问题 ({n})</translation>
    </message>
    <message>
      <source>left out: fewer than {fewest}</source>
      <translation>已排除：少于 {fewest} 张</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Teaching</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>Labels that few pictures have are left out when teaching.</source>
      <translation>训练时会排除图片很少的标签。</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Different pictures with this label</source>
      <translation>带有此标签的不同图片</translation>
    </message>
    <message>
      <source>Labels ({n})</source>
      <translation>标签 ({n})</translation>
    </message>
  </context>
  <context>
    <name>Gallery</name>
    <message>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
  </context>
  <context>
    <name>GivenFile</name>
    <message>
      <source>Measure by labels alone</source>
      <translation>仅按标签测量</translation>
    </message>
    <message>
      <source>P&amp;airs…</source>
      <translation>图片对(&amp;A)…</translation>
    </message>
    <message>
      <source>Measure on a file too: pairs (a, b, similar or dissimilar) or triplets (anchor, positive, negative)</source>
      <translation>同时用文件测量：图片对（a, b, similar 或 dissimilar）或三元组（anchor, positive, negative）</translation>
    </message>
    <message>
      <source>Tables (*.csv *.tsv *.txt *.jsonl *.ndjson);;All files (*)</source>
      <translation>表格 (*.csv *.tsv *.txt *.jsonl *.ndjson);;所有文件 (*)</translation>
    </message>
    <message>
      <source>Pairs or triplets to measure on</source>
      <translation>用于测量的图片对或三元组</translation>
    </message>
  </context>
  <context>
    <name>GroupCard</name>
    <message>
      <source>Group {n}</source>
      <translation>分组 {n}</translation>
    </message>
    <message>
      <source>Key {n}, or drop here</source>
      <translation>按 {n} 键，或拖放到此处</translation>
    </message>
    <message>
      <source>Select the pictures of {group}</source>
      <translation>选择“{group}”的图片</translation>
    </message>
  </context>
  <context>
    <name>GroupField</name>
    <message>
      <source>Name of {group}</source>
      <translation>“{group}”的名称</translation>
    </message>
    <message>
      <source>Click to give the group a name</source>
      <translation>单击可为分组命名</translation>
    </message>
  </context>
  <context>
    <name>GroupPanel</name>
    <message>
      <source>Groups</source>
      <translation>分组</translation>
    </message>
    <message>
      <source>What you mean by alike</source>
      <translation>“相似”的含义</translation>
    </message>
    <message>
      <source>What you mean by alike; a folder can have several</source>
      <translation>“相似”的含义；一个文件夹可有多种</translation>
    </message>
    <message>
      <source>New, rename, remove</source>
      <translation>新建、重命名、移除</translation>
    </message>
    <message>
      <source>Select pictures and press 1 to 9; 0 takes them out</source>
      <translation>选择图片后按 1 至 9 归组；按 0 移出</translation>
    </message>
    <message>
      <source>Take back (Ctrl+Z)</source>
      <translation>撤销 (Ctrl+Z)</translation>
    </message>
    <message>
      <source>Questions…</source>
      <translation>回答问题…</translation>
    </message>
    <message>
      <source>Say which of two pictures is more like a third</source>
      <translation>判断两张图片中哪一张更像第三张</translation>
    </message>
    <message>
      <source>Teach…</source>
      <translation>训练…</translation>
    </message>
    <message>
      <source>Make a condition of what these groups have shown</source>
      <translation>用这些分组体现的含义生成条件</translation>
    </message>
    <message>
      <source>Hide the groups (Ctrl+G)</source>
      <translation>隐藏分组 (Ctrl+G)</translation>
    </message>
    <message>
      <source>&amp;New…</source>
      <translation>新建(&amp;N)…</translation>
    </message>
    <message>
      <source>&amp;Rename…</source>
      <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
      <source>Re&amp;move…</source>
      <translation>移除(&amp;M)…</translation>
    </message>
  </context>
  <context>
    <name>GroupedModel</name>
    <message>
      <source>{picture}, in group {n}</source>
      <translation>{picture}，在分组 {n} 中</translation>
    </message>
    <message>
      <source>{picture}, favourite</source>
      <translation>{picture}，已收藏</translation>
    </message>
    <message>
      <source>{picture}, tagged {tags}</source>
      <translation>{picture}，标记：{tags}</translation>
    </message>
  </context>
  <context>
    <name>Grouping</name>
    <message>
      <source>New groups</source>
      <translation>新建分组</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <source>What do you mean by alike? For instance: Fabric</source>
      <translation>“相似”指什么？例如：面料</translation>
    </message>
    <message>
      <source>Remove {name} with its groups and answers? No picture is touched.</source>
      <translation>移除“{name}”及其分组和回答？图片不受影响。</translation>
    </message>
    <message>
      <source>Remove groups</source>
      <translation>移除分组</translation>
    </message>
  </context>
  <context>
    <name>HeadModel</name>
    <message>
      <source>{name} (picture)</source>
      <translation>{name}（图片）</translation>
    </message>
    <message>
      <source>{name} (label)</source>
      <translation>{name}（标签）</translation>
    </message>
  </context>
  <context>
    <name>Histogram</name>
    <message>
      <source>{name}: mean {mean}</source>
      <translation>{name}：均值 {mean}</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} 至 {high}</translation>
    </message>
  </context>
  <context>
    <name>IndexBar</name>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>{n} not readable</source>
      <translation>{n} 个无法读取</translation>
    </message>
    <message>
      <source>Progress of indexing</source>
      <translation>索引进度</translation>
    </message>
    <message>
      <source>State of indexing</source>
      <translation>索引状态</translation>
    </message>
    <message>
      <source>Show the files that could not be read</source>
      <translation>显示无法读取的文件</translation>
    </message>
    <message>
      <source>Stop indexing; what is finished stays</source>
      <translation>停止建立索引；已完成的部分会保留</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Go on with indexing</source>
      <translation>继续建立索引</translation>
    </message>
    <message>
      <source>Rest; nothing is lost</source>
      <translation>暂停；不会丢失任何内容</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>已暂停</translation>
    </message>
    <message>
      <source>{n} found</source>
      <translation>找到 {n} 张</translation>
    </message>
    <message>
      <source>Looking for pictures</source>
      <translation>正在查找图片</translation>
    </message>
    <message>
      <source>Building the search index</source>
      <translation>正在构建搜索索引</translation>
    </message>
    <message>
      <source>Applying what was taught</source>
      <translation>正在应用训练结果</translation>
    </message>
    <message>
      <source>Looking for cameras · {counts}</source>
      <translation>正在读取相机信息 · {counts}</translation>
    </message>
    <message>
      <source>Getting ready</source>
      <translation>正在准备</translation>
    </message>
    <message>
      <source>Indexing {counts}</source>
      <translation>正在建立索引 {counts}</translation>
    </message>
    <message>
      <source>{rate} a second</source>
      <translation>{rate} 张/秒</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>剩余 {time}</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} / {total}</translation>
    </message>
  </context>
  <context>
    <name>IndexProgress</name>
    <message>
      <source>on battery</source>
      <translation>使用电池</translation>
    </message>
    <message>
      <source>{0} indexed</source>
      <translation>已索引 {0}</translation>
    </message>
    <message>
      <source>Stopped. What is done is kept; F5 goes on.</source>
      <translation>已停止。已完成的部分会保留；按 F5 继续。</translation>
    </message>
  </context>
  <context>
    <name>IndexingPage</name>
    <message>
      <source>Choose at least one condition.</source>
      <translation>请至少选择一个条件。</translation>
    </message>
    <message>
      <source>Pause while the computer runs on battery</source>
      <translation>使用电池时暂停</translation>
    </message>
    <message>
      <source>Give the file manager thumbnails of what is read</source>
      <translation>将读取时生成的缩略图提供给文件管理器</translation>
    </message>
    <message>
      <source>They lie in ~/.cache/thumbnails and take about 60 kB a picture.</source>
      <translation>存放在 ~/.cache/thumbnails，每张图片约占 60 kB。</translation>
    </message>
    <message>
      <source>Conditions</source>
      <translation>条件</translation>
    </message>
    <message>
      <source>A folder is indexed under each of these. Conditions that read the same network share its time.</source>
      <translation>文件夹会按以下每个条件建立索引。使用同一网络的条件共享其计算时间。</translation>
    </message>
    <message>
      <source>about {n} ms a picture</source>
      <translation>每张图片约 {n} 毫秒</translation>
    </message>
  </context>
  <context>
    <name>Insights</name>
    <message>
      <source>Compare with each other</source>
      <translation>相互比较</translation>
    </message>
    <message>
      <source>What do these have in common?</source>
      <translation>这些图片有何共同点？</translation>
    </message>
    <message>
      <source>Select 2 to {most} pictures first, with Ctrl+click.</source>
      <translation>请先用 Ctrl+单击选择 2 至 {most} 张图片。</translation>
    </message>
    <message>
      <source>Select two or more pictures first, with Ctrl+click.</source>
      <translation>请先用 Ctrl+单击选择两张或更多图片。</translation>
    </message>
  </context>
  <context>
    <name>LabelCheckPage</name>
    <message>
      <source>Doubtful labels</source>
      <translation>可疑标签</translation>
    </message>
    <message>
      <source>&amp;Previous</source>
      <translation>上一个(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Next</source>
      <translation>下一个(&amp;N)</translation>
    </message>
    <message>
      <source>Find &amp;similar</source>
      <translation>查找相似图片(&amp;S)</translation>
    </message>
    <message>
      <source>Copy pa&amp;ths</source>
      <translation>复制路径(&amp;T)</translation>
    </message>
    <message>
      <source>Sa&amp;ve list…</source>
      <translation>保存列表(&amp;V)…</translation>
    </message>
    <message>
      <source>{pictures} whose neighbours mostly have one other label. The label may be wrong, or the condition blind to what it means.</source>
      <translation>{pictures}的近邻大多带有另一个标签。可能是标签有误，也可能是此条件看不出标签所指。</translation>
    </message>
    <message>
      <source>All labels agree with those of the neighbours.</source>
      <translation>所有标签均与近邻一致。</translation>
    </message>
    <message>
      <source>Labelled {label}; {share} of its neighbours have {other}.</source>
      <translation>标签为“{label}”；{share} 的近邻为“{other}”。</translation>
    </message>
    <message>
      <source>{number} of {n}</source>
      <translation>{number} / {n}</translation>
    </message>
    <message>
      <source>Save the doubtful labels</source>
      <translation>保存可疑标签</translation>
    </message>
    <message>
      <source>CSV tables (*.csv)</source>
      <translation>CSV 表格 (*.csv)</translation>
    </message>
  </context>
  <context>
    <name>LabelColours</name>
    <message>
      <source>1 more label</source>
      <translation>另有 1 个标签</translation>
    </message>
    <message>
      <source>{n} more labels</source>
      <translation>另有 {n} 个标签</translation>
    </message>
    <message>
      <source>No label</source>
      <translation>无标签</translation>
    </message>
  </context>
  <context>
    <name>LabelPage</name>
    <message>
      <source>Figures of each label</source>
      <translation>各标签的数据</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
  </context>
  <context>
    <name>LabelsBar</name>
    <message>
      <source>Where labels are from</source>
      <translation>标签来源</translation>
    </message>
    <message>
      <source>Column of the labels</source>
      <translation>标签所在列</translation>
    </message>
    <message>
      <source>Stop reading</source>
      <translation>停止读取</translation>
    </message>
    <message>
      <source>Labels: the table, and what was found</source>
      <translation>标签：表格及读取结果</translation>
    </message>
    <message>
      <source>No labels</source>
      <translation>无标签</translation>
    </message>
    <message>
      <source>Choose a file…</source>
      <translation>选择文件…</translation>
    </message>
    <message>
      <source>Tables ({endings})</source>
      <translation>表格 ({endings})</translation>
    </message>
    <message>
      <source>Choose a table of labels</source>
      <translation>选择标签表格</translation>
    </message>
  </context>
  <context>
    <name>LabelsDialog</name>
    <message>
      <source>Labels</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Labels from:</source>
      <translation>标签来源：</translation>
    </message>
    <message>
      <source>Open a folder of pictures first.</source>
      <translation>请先打开一个图片文件夹。</translation>
    </message>
    <message>
      <source>Labels say which pictures are alike. Choose where they are from, or drop a table here: CSV, TSV or JSON lines with a column that names the picture and one that holds its label.</source>
      <translation>标签说明哪些图片相似。请选择标签来源，或将表格拖放到此处：CSV、TSV 或 JSON Lines，一列指明图片，一列为其标签。</translation>
    </message>
  </context>
  <context>
    <name>LanguagePage</name>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Of the window; the command line speaks English. Counts from the next start.</source>
      <translation>窗口的语言；命令行使用英文。下次启动时生效。</translation>
    </message>
  </context>
  <context>
    <name>LayerList</name>
    <message>
      <source>Search layers</source>
      <translation>搜索层</translation>
    </message>
    <message>
      <source>All layers</source>
      <translation>所有层</translation>
    </message>
    <message>
      <source>Layer, from picture to answer</source>
      <translation>层，从输入图片到输出</translation>
    </message>
    <message>
      <source>Module</source>
      <translation>模块</translation>
    </message>
    <message>
      <source>Puts out</source>
      <translation>输出</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>层</translation>
    </message>
    <message>
      <source>{layer}, call {n}</source>
      <translation>{layer}，第 {n} 次调用</translation>
    </message>
    <message>
      <source>{n} tokens × {d}</source>
      <translation>{n} 个词元 × {d}</translation>
    </message>
    <message>
      <source>No layer has such a name.</source>
      <translation>没有这样的层。</translation>
    </message>
  </context>
  <context>
    <name>Legend</name>
    <message>
      <source>Pick labels…</source>
      <translation>选择标签…</translation>
    </message>
    <message>
      <source>Choose which labels have a colour</source>
      <translation>选择哪些标签显示颜色</translation>
    </message>
    <message>
      <source>{name}: {n}; click to hide or show</source>
      <translation>{name}：{n}；单击可隐藏或显示</translation>
    </message>
    <message>
      <source>Strength of the heat map</source>
      <translation>热图强度</translation>
    </message>
    <message>
      <source>How strongly the heat map covers the pictures</source>
      <translation>热图覆盖图片的程度</translation>
    </message>
    <message>
      <source>&amp;Heat map</source>
      <translation>热图(&amp;H)</translation>
    </message>
    <message>
      <source>takes away</source>
      <translation>负贡献</translation>
    </message>
    <message>
      <source>adds nothing</source>
      <translation>无贡献</translation>
    </message>
    <message>
      <source>adds most</source>
      <translation>贡献最大</translation>
    </message>
    <message>
      <source>hinders</source>
      <translation>起反作用</translation>
    </message>
    <message>
      <source>does not matter</source>
      <translation>无影响</translation>
    </message>
    <message>
      <source>matters most</source>
      <translation>影响最大</translation>
    </message>
  </context>
  <context>
    <name>LessonPage</name>
    <message>
      <source>Progress of the lesson</source>
      <translation>训练进度</translation>
    </message>
    <message>
      <source>Charts of the lesson</source>
      <translation>训练图表</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>停止(&amp;S)</translation>
    </message>
    <message>
      <source>Go &amp;On</source>
      <translation>继续(&amp;O)</translation>
    </message>
    <message>
      <source>Teach A&amp;nother</source>
      <translation>训练另一个(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Look under It</source>
      <translation>按此条件查看(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Quality…</source>
      <translation>质量(&amp;Q)…</translation>
    </message>
    <message>
      <source>&amp;Map Before and After</source>
      <translation>训练前后的地图(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Course</source>
      <translation>过程(&amp;C)</translation>
    </message>
    <message>
      <source>Pictures &amp;kept apart</source>
      <translation>留出的图片(&amp;K)</translation>
    </message>
    <message>
      <source>Teaching “{name}”</source>
      <translation>正在训练“{name}”</translation>
    </message>
    <message>
      <source>Stopping, and keeping the best so far…</source>
      <translation>正在停止，并保留目前的最佳结果…</translation>
    </message>
  </context>
  <context>
    <name>Lessons</name>
    <message>
      <source>Preparing…</source>
      <translation>正在准备…</translation>
    </message>
    <message>
      <source>Waiting until the folder has been indexed…</source>
      <translation>等待文件夹完成索引…</translation>
    </message>
    <message>
      <source>Going on…</source>
      <translation>正在继续…</translation>
    </message>
    <message>
      <source>Stopped before there was anything to keep.</source>
      <translation>停止时尚无可保留的结果。</translation>
    </message>
  </context>
  <context>
    <name>LicencesDialog</name>
    <message>
      <source>Licences</source>
      <translation>许可证</translation>
    </message>
    <message>
      <source>Text of the licence</source>
      <translation>许可证文本</translation>
    </message>
    <message>
      <source>The licence files were not found.</source>
      <translation>未找到许可证文件。</translation>
    </message>
  </context>
  <context>
    <name>LogDialog</name>
    <message>
      <source>Log</source>
      <translation>日志</translation>
    </message>
    <message>
      <source>End of the log</source>
      <translation>日志末尾</translation>
    </message>
    <message>
      <source>Nothing has been logged yet.</source>
      <translation>尚无日志记录。</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Refresh</source>
      <translation>刷新</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Open a folder of pictures</source>
      <translation>打开图片文件夹</translation>
    </message>
  </context>
  <context>
    <name>Making</name>
    <message>
      <source>No folder is open</source>
      <translation>未打开文件夹</translation>
    </message>
    <message>
      <source>Looking into the folder</source>
      <translation>正在查看文件夹</translation>
    </message>
    <message>
      <source>Your mix</source>
      <translation>您的混合</translation>
    </message>
    <message>
      <source>your mix</source>
      <translation>您的混合</translation>
    </message>
    <message>
      <source>Comes when the folder is indexed under {0}.</source>
      <translation>文件夹按“{0}”建立索引后即会显示。</translation>
    </message>
    <message>
      <source>Indexing</source>
      <translation>正在建立索引</translation>
    </message>
    <message>
      <source>Not indexed under {0} yet</source>
      <translation>尚未按“{0}”建立索引</translation>
    </message>
    <message>
      <source>Press Index to do so now and whenever pictures come.</source>
      <translation>单击“建立索引”即可立即开始，今后新增的图片也会自动建立索引。</translation>
    </message>
    <message>
      <source>Nothing to show</source>
      <translation>没有可显示的内容</translation>
    </message>
    <message>
      <source>Choose the condition again to begin anew.</source>
      <translation>重新选择条件即可重新开始。</translation>
    </message>
    <message>
      <source>Stopped</source>
      <translation>已停止</translation>
    </message>
  </context>
  <context>
    <name>MapMaking</name>
    <message>
      <source>Drawing the map</source>
      <translation>正在绘制地图</translation>
    </message>
  </context>
  <context>
    <name>MapPane</name>
    <message>
      <source>Map</source>
      <translation>地图</translation>
    </message>
    <message>
      <source>Alike pictures lie near</source>
      <translation>相似的图片彼此靠近</translation>
    </message>
    <message>
      <source>Grid</source>
      <translation>网格</translation>
    </message>
    <message>
      <source>All pictures, sorted: alike ones beside each other</source>
      <translation>排序显示所有图片，相似的彼此相邻</translation>
    </message>
    <message>
      <source>Sorted grid</source>
      <translation>排序网格</translation>
    </message>
    <message>
      <source>Lasso</source>
      <translation>套索</translation>
    </message>
    <message>
      <source>Draw around pictures to select them; Shift+drag draws a box (Esc: leave)</source>
      <translation>圈选图片；Shift+拖动可框选（Esc：退出）</translation>
    </message>
    <message>
      <source>Beside</source>
      <translation>并排</translation>
    </message>
    <message>
      <source>Two conditions beside each other</source>
      <translation>并排显示两个条件</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Show pictures instead of dots from near by</source>
      <translation>靠近时显示图片而非圆点</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>显示全部</translation>
    </message>
    <message>
      <source>Show all (0, or a double click)</source>
      <translation>显示全部（0 或双击）</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <source>Save the map as PNG or SVG</source>
      <translation>将地图保存为 PNG 或 SVG</translation>
    </message>
  </context>
  <context>
    <name>MapPanel</name>
    <message>
      <source>How the map is drawn</source>
      <translation>地图的绘制方法</translation>
    </message>
  </context>
  <context>
    <name>MapView</name>
    <message>
      <source>Map</source>
      <translation>地图</translation>
    </message>
  </context>
  <context>
    <name>Maps</name>
    <message>
      <source>Map</source>
      <translation>地图</translation>
    </message>
    <message>
      <source>Sorted grid</source>
      <translation>排序网格</translation>
    </message>
  </context>
  <context>
    <name>Marks</name>
    <message>
      <source>No favourite any more</source>
      <translation>取消收藏</translation>
    </message>
    <message>
      <source>Favourite</source>
      <translation>收藏</translation>
    </message>
    <message>
      <source>Tags…</source>
      <translation>标记…</translation>
    </message>
    <message>
      <source>Collections…</source>
      <translation>图集…</translation>
    </message>
    <message>
      <source>Unmarking {0} as Favourites</source>
      <translation>取消收藏 {0}</translation>
    </message>
    <message>
      <source>Marking {0} as Favourites</source>
      <translation>收藏 {0}</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>标记</translation>
    </message>
    <message>
      <source>A new tag, or one that is there</source>
      <translation>新标记或已有标记</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>标记</translation>
    </message>
    <message>
      <source>Tags of these pictures</source>
      <translation>这些图片的标记</translation>
    </message>
    <message>
      <source>Tagging {0}</source>
      <translation>标记 {0}</translation>
    </message>
    <message>
      <source>Collections</source>
      <translation>图集</translation>
    </message>
    <message>
      <source>A new collection, or one that is there</source>
      <translation>新图集或已有图集</translation>
    </message>
    <message>
      <source>Collection</source>
      <translation>图集</translation>
    </message>
    <message>
      <source>Collections of these pictures</source>
      <translation>这些图片所在的图集</translation>
    </message>
    <message>
      <source>Collecting {0}</source>
      <translation>将 {0}加入图集</translation>
    </message>
    <message>
      <source>Select pictures first that are favourites or have tags.</source>
      <translation>请先选择已收藏或带有标记的图片。</translation>
    </message>
    <message>
      <source>Select pictures first.</source>
      <translation>请先选择图片。</translation>
    </message>
    <message>
      <source>This picture has not been read yet.</source>
      <translation>此图片尚未读取。</translation>
    </message>
  </context>
  <context>
    <name>MatrixDialog</name>
    <message>
      <source>Compared with each other</source>
      <translation>相互比较</translation>
    </message>
    <message>
      <source>Alike in</source>
      <translation>相似条件</translation>
    </message>
    <message>
      <source>Your mix</source>
      <translation>您的混合</translation>
    </message>
    <message>
      <source>Copy as text</source>
      <translation>复制为文本</translation>
    </message>
    <message>
      <source>These pictures have not been indexed under {condition} yet.</source>
      <translation>这些图片尚未按“{condition}”建立索引。</translation>
    </message>
    <message>
      <source>Cosine: 1 is the same, 0 is unrelated.</source>
      <translation>余弦：1 表示相同，0 表示无关。</translation>
    </message>
    <message>
      <source>Most alike: {most}. Least alike: {least}.</source>
      <translation>最相似：{most}。最不相似：{least}。</translation>
    </message>
    <message>
      <source>{one} and {other} ({cosine})</source>
      <translation>{one} 与 {other} ({cosine})</translation>
    </message>
  </context>
  <context>
    <name>MatrixTable</name>
    <message>
      <source>How alike the pictures are</source>
      <translation>图片之间的相似度</translation>
    </message>
  </context>
  <context>
    <name>Mixing</name>
    <message>
      <source>Save this mix</source>
      <translation>保存此混合</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Remove the condition {name}? No picture is touched.</source>
      <translation>移除条件“{name}”？图片不受影响。</translation>
    </message>
    <message>
      <source>Remove a condition</source>
      <translation>移除条件</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>就绪</translation>
    </message>
    <message>
      <source>{n} to index</source>
      <translation>{n} 张待索引</translation>
    </message>
    <message>
      <source>needs its weights</source>
      <translation>需要权重</translation>
    </message>
    <message>
      <source>download {n} MB</source>
      <translation>需下载 {n} MB</translation>
    </message>
  </context>
  <context>
    <name>Moving</name>
    <message>
      <source>Move to folder…</source>
      <translation>移动到文件夹…</translation>
    </message>
    <message>
      <source>Copy to folder…</source>
      <translation>复制到文件夹…</translation>
    </message>
    <message>
      <source>Move to the trash</source>
      <translation>移到回收站</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Del</translation>
    </message>
    <message>
      <source>Something is being moved already.</source>
      <translation>已有移动操作正在进行。</translation>
    </message>
    <message>
      <source>Select pictures first.</source>
      <translation>请先选择图片。</translation>
    </message>
    <message>
      <source>What stays as it was</source>
      <translation>保持原样的文件</translation>
    </message>
    <message>
      <source>These files stay as they were:</source>
      <translation>以下文件保持原样：</translation>
    </message>
  </context>
  <context>
    <name>NearCopiesDialog</name>
    <message>
      <source>Near copies</source>
      <translation>近似副本</translation>
    </message>
    <message>
      <source>&amp;Not the Same</source>
      <translation>不是副本(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Select All But the Best</source>
      <translation>选择最佳以外的图片(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Move Them to a Folder…</source>
      <translation>移动到文件夹(&amp;M)…</translation>
    </message>
    <message>
      <source>Move Them to the &amp;Trash</source>
      <translation>移到回收站(&amp;T)</translation>
    </message>
    <message>
      <source>Looking through all pictures…</source>
      <translation>正在检查所有图片…</translation>
    </message>
    <message>
      <source>There are no near copies at this threshold.</source>
      <translation>在此阈值下没有近似副本。</translation>
    </message>
    <message>
      <source>Groups: {groups}. Besides the best of each: {others}.</source>
      <translation>分组：{groups}。除各组最佳外：{others}。</translation>
    </message>
    <message>
      <source>The last pair that is taken for the same</source>
      <translation>视为相同的最后一对</translation>
    </message>
    <message>
      <source>The first pair that is not</source>
      <translation>视为不同的第一对</translation>
    </message>
    <message>
      <source>No pair is taken for the same</source>
      <translation>没有视为相同的图片对</translation>
    </message>
    <message>
      <source>There is no pair that is a little less alike</source>
      <translation>没有相似度略低的图片对</translation>
    </message>
    <message>
      <source>How different copies may be</source>
      <translation>副本之间允许的差异</translation>
    </message>
    <message>
      <source>Which picture is the best</source>
      <translation>哪张图片最佳</translation>
    </message>
    <message>
      <source>Most pixels</source>
      <translation>像素最多</translation>
    </message>
    <message>
      <source>Sharpest</source>
      <translation>最清晰</translation>
    </message>
    <message>
      <source>Oldest</source>
      <translation>最旧</translation>
    </message>
    <message>
      <source>Newest</source>
      <translation>最新</translation>
    </message>
    <message>
      <source>First in order of folders</source>
      <translation>文件夹顺序最前</translation>
    </message>
    <message>
      <source>Groups of near copies</source>
      <translation>近似副本分组</translation>
    </message>
    <message>
      <source>Remember for good that the selected pictures, or all of this group, are not copies of each other</source>
      <translation>永久记住所选图片（或整个分组）彼此不是副本</translation>
    </message>
    <message>
      <source>Stricter</source>
      <translation>更严格</translation>
    </message>
    <message>
      <source>Looser</source>
      <translation>更宽松</translation>
    </message>
    <message>
      <source>Best is</source>
      <translation>最佳标准</translation>
    </message>
    <message>
      <source>The picture with the ring is kept. The others go only when you say so.</source>
      <translation>带圆环的图片会保留，其余图片仅在您确认后才会移走。</translation>
    </message>
  </context>
  <context>
    <name>NearCopiesFinder</name>
    <message>
      <source>“Not the Same”</source>
      <translation>“不是副本”</translation>
    </message>
  </context>
  <context>
    <name>NetworkChoice</name>
    <message>
      <source>{summary}. Has to be indexed first.</source>
      <translation>{summary}。需要先建立索引。</translation>
    </message>
  </context>
  <context>
    <name>NetworkDialog</name>
    <message>
      <source>Add a network</source>
      <translation>添加网络</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>At work</source>
      <translation>正在处理</translation>
    </message>
    <message>
      <source>Looking for the networks of {family}…</source>
      <translation>正在查找 {family} 的网络…</translation>
    </message>
    <message>
      <source>Over a thousand more with the package timm: {command}</source>
      <translation>安装 timm 包还可使用一千多个网络：{command}</translation>
    </message>
    <message>
      <source>Looking at the layers…</source>
      <translation>正在分析各层…</translation>
    </message>
    <message>
      <source>No layer of this network can be read.</source>
      <translation>此网络没有可读取的层。</translation>
    </message>
    <message>
      <source>Use It</source>
      <translation>使用</translation>
    </message>
    <message>
      <source>You have this already: {name}.</source>
      <translation>您已有此条件：{name}。</translation>
    </message>
    <message>
      <source>Loading {name} and trying it…</source>
      <translation>正在加载并测试 {name}…</translation>
    </message>
    <message>
      <source>Copying the file into the library…</source>
      <translation>正在将文件复制到图库…</translation>
    </message>
  </context>
  <context>
    <name>NetworkList</name>
    <message>
      <source>Search by name</source>
      <translation>按名称搜索</translation>
    </message>
    <message>
      <source>Search networks</source>
      <translation>搜索网络</translation>
    </message>
    <message>
      <source>Where networks come from</source>
      <translation>网络来源</translation>
    </message>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>参数</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>下载</translation>
    </message>
    <message>
      <source>Top-1</source>
      <translation>Top-1</translation>
    </message>
    <message>
      <source>Networks</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>Top-1: how often the network names the right one of ImageNet's 1,000 classes</source>
      <translation>Top-1：网络在 ImageNet 的 1,000 个类别中判断正确的比例</translation>
    </message>
    <message>
      <source>No network has such a name.</source>
      <translation>没有这样的网络。</translation>
    </message>
    <message>
      <source>{n} M</source>
      <translation>{n} M</translation>
    </message>
    <message>
      <source>here</source>
      <translation>已有</translation>
    </message>
  </context>
  <context>
    <name>OpenWith</name>
    <message>
      <source>Open with</source>
      <translation>打开方式</translation>
    </message>
    <message>
      <source>Choose a program…</source>
      <translation>选择程序…</translation>
    </message>
  </context>
  <context>
    <name>OrderField</name>
    <message>
      <source>Order</source>
      <translation>顺序</translation>
    </message>
  </context>
  <context>
    <name>OrderPage</name>
    <message>
      <source>Name of the condition</source>
      <translation>条件的名称</translation>
    </message>
    <message>
      <source>&amp;More settings</source>
      <translation>更多设置(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Teach</source>
      <translation>训练(&amp;T)</translation>
    </message>
    <message>
      <source>Go &amp;On</source>
      <translation>继续(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Forget It</source>
      <translation>放弃(&amp;F)</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Learns from</source>
      <translation>学习来源</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>The lesson “{name}” was stopped before its end. It can go on from there.</source>
      <translation>训练“{name}”中途停止，可从该处继续。</translation>
    </message>
    <message>
      <source>What this likeness is called</source>
      <translation>为这种相似命名</translation>
    </message>
    <message>
      <source>Give the condition a name.</source>
      <translation>请为条件命名。</translation>
    </message>
    <message>
      <source>Tick at least one condition that the head reads.</source>
      <translation>请至少勾选一个供头部网络读取的条件。</translation>
    </message>
    <message>
      <source>A network that reads pictures learns from labels only.</source>
      <translation>直接读取图片的网络只能从标签学习。</translation>
    </message>
  </context>
  <context>
    <name>OverviewPage</name>
    <message>
      <source>Measures of each condition</source>
      <translation>各条件的测量结果</translation>
    </message>
    <message>
      <source>Measures in numbers</source>
      <translation>测量数值</translation>
    </message>
    <message>
      <source>Given triplets</source>
      <translation>给定的三元组</translation>
    </message>
    <message>
      <source>The share of given triplets that are kept.</source>
      <translation>给定三元组中顺序正确的比例。</translation>
    </message>
    <message>
      <source>Given pairs</source>
      <translation>给定的图片对</translation>
    </message>
    <message>
      <source>AUC of the given pairs.</source>
      <translation>给定图片对的 AUC。</translation>
    </message>
    <message>
      <source>Condition</source>
      <translation>条件</translation>
    </message>
  </context>
  <context>
    <name>Pages</name>
    <message>
      <source>Likewise has found damage</source>
      <translation>Likewise 发现数据损坏</translation>
    </message>
  </context>
  <context>
    <name>PaletteView</name>
    <message>
      <source>other colours</source>
      <translation>其他颜色</translation>
    </message>
  </context>
  <context>
    <name>Panel</name>
    <message>
      <source>Condition</source>
      <translation>条件</translation>
    </message>
    <message>
      <source>Progress of what is drawn</source>
      <translation>绘制进度</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>建立索引</translation>
    </message>
    <message>
      <source>As the window: {0}</source>
      <translation>随窗口：{0}</translation>
    </message>
  </context>
  <context>
    <name>PartRow</name>
    <message>
      <source>{name}, {weight}, adds {share}, {percent} of the cosine</source>
      <translation>{name}，{weight}，贡献 {share}，占余弦的 {percent}</translation>
    </message>
  </context>
  <context>
    <name>PickDialog</name>
    <message>
      <source>Labels with a colour</source>
      <translation>显示颜色的标签</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>筛选</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>{n} of at most {most}.</source>
      <translation>已选 {n}，最多 {most}。</translation>
    </message>
    <message>
      <source>The first {shown} of {n} labels are listed; the filter finds others.</source>
      <translation>列出了 {n} 个标签中的前 {shown} 个；其余可通过筛选查找。</translation>
    </message>
  </context>
  <context>
    <name>PictureBox</name>
    <message>
      <source>No picture yet</source>
      <translation>尚无图片</translation>
    </message>
  </context>
  <context>
    <name>PictureView</name>
    <message>
      <source>The condition does not look here</source>
      <translation>此条件不考察此处</translation>
    </message>
  </context>
  <context>
    <name>PlanePoints</name>
    <message>
      <source>{pictures}, {n} of them selected</source>
      <translation>{pictures}，其中已选 {n}</translation>
    </message>
  </context>
  <context>
    <name>Preview</name>
    <message>
      <source>Loading…</source>
      <translation>正在加载…</translation>
    </message>
    <message>
      <source>{width} × {height} px · {percent} %</source>
      <translation>{width} × {height} 像素 · {percent}%</translation>
    </message>
  </context>
  <context>
    <name>PreviewFrame</name>
    <message>
      <source>Close (Space)</source>
      <translation>关闭 (空格)</translation>
    </message>
    <message>
      <source>Previous picture (Left)</source>
      <translation>上一张图片 (←)</translation>
    </message>
    <message>
      <source>Next picture (Right)</source>
      <translation>下一张图片 (→)</translation>
    </message>
    <message>
      <source>Zoom out (−)</source>
      <translation>缩小 (−)</translation>
    </message>
    <message>
      <source>Zoom in (+)</source>
      <translation>放大 (+)</translation>
    </message>
    <message>
      <source>Full screen (F11)</source>
      <translation>全屏 (F11)</translation>
    </message>
    <message>
      <source>Search only a part of this picture (R)</source>
      <translation>仅搜索此图片的一部分 (R)</translation>
    </message>
    <message>
      <source>Search a region</source>
      <translation>搜索区域</translation>
    </message>
    <message>
      <source>Find pictures like this one (F)</source>
      <translation>查找与此图相似的图片 (F)</translation>
    </message>
    <message>
      <source>Find pictures like this region (Enter)</source>
      <translation>查找与此区域相似的图片 (Enter)</translation>
    </message>
    <message>
      <source>Find region</source>
      <translation>查找区域</translation>
    </message>
    <message>
      <source>Find alike</source>
      <translation>查找相似</translation>
    </message>
    <message>
      <source>Draw a box around what counts, or begin with an arrow key.</source>
      <translation>在重要的部分画一个框，或先按一个方向键。</translation>
    </message>
    <message>
      <source>Enter finds this region. Arrows move it, with Shift they resize it.</source>
      <translation>按 Enter 查找此区域。方向键移动区域，Shift+方向键调整大小。</translation>
    </message>
    <message>
      <source>M adds it to the query, L asks for less like it.</source>
      <translation>按 M 将其加入查询，按 L 查找不像它的图片。</translation>
    </message>
  </context>
  <context>
    <name>Quality</name>
    <message>
      <source>Measuring…</source>
      <translation>正在测量…</translation>
    </message>
    <message>
      <source>A line of the pairs is left out. {first}</source>
      <translation>图片对文件中有 1 行已排除。{first}</translation>
    </message>
    <message>
      <source>{n} lines of the pairs are left out. {first}</source>
      <translation>图片对文件中有 {n} 行已排除。{first}</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>已停止。</translation>
    </message>
    <message>
      <source>Open a folder of pictures first.</source>
      <translation>请先打开一个图片文件夹。</translation>
    </message>
    <message>
      <source>Choose labels first: they say which pictures are alike.</source>
      <translation>请先选择标签：标签说明哪些图片相似。</translation>
    </message>
    <message>
      <source>Tick the conditions to compare and press Measure.</source>
      <translation>勾选要比较的条件，然后单击“测量”。</translation>
    </message>
    <message>
      <source>It can be ticked as soon as pictures are indexed under it.</source>
      <translation>图片按此条件建立索引后即可勾选。</translation>
    </message>
  </context>
  <context>
    <name>QualityPages</name>
    <message>
      <source>Pages of the measures</source>
      <translation>测量结果页面</translation>
    </message>
    <message>
      <source>Condition that is shown</source>
      <translation>显示的条件</translation>
    </message>
    <message>
      <source>&amp;Overview</source>
      <translation>概览(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;ROC</source>
      <translation>ROC(&amp;R)</translation>
    </message>
    <message>
      <source>S&amp;imilarities</source>
      <translation>相似度(&amp;I)</translation>
    </message>
    <message>
      <source>&amp;Labels</source>
      <translation>标签(&amp;L)</translation>
    </message>
    <message>
      <source>Con&amp;fused</source>
      <translation>混淆(&amp;F)</translation>
    </message>
    <message>
      <source>Label chec&amp;k</source>
      <translation>标签检查(&amp;K)</translation>
    </message>
  </context>
  <context>
    <name>QualityWindow</name>
    <message>
      <source>Quality</source>
      <translation>质量</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>&amp;Measure</source>
      <translation>测量(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>取消(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Export</source>
      <translation>导出(&amp;E)</translation>
    </message>
    <message>
      <source>Progress of measuring</source>
      <translation>测量进度</translation>
    </message>
    <message>
      <source>&amp;Page for a browser (HTML)…</source>
      <translation>HTML 网页(&amp;P)…</translation>
    </message>
    <message>
      <source>P&amp;icture (PNG)…</source>
      <translation>PNG 图片(&amp;I)…</translation>
    </message>
    <message>
      <source>&amp;Table (CSV)…</source>
      <translation>CSV 表格(&amp;T)…</translation>
    </message>
    <message>
      <source>All &amp;figures (JSON)…</source>
      <translation>JSON 全部数据(&amp;F)…</translation>
    </message>
    <message>
      <source>Inde&amp;x more</source>
      <translation>索引更多(&amp;X)</translation>
    </message>
    <message>
      <source>Index the folder under another condition, to measure that</source>
      <translation>按另一个条件为文件夹建立索引，以便测量</translation>
    </message>
    <message>
      <source>Conditions</source>
      <translation>条件</translation>
    </message>
  </context>
  <context>
    <name>QueryEdits</name>
    <message>
      <source>&amp;More like this</source>
      <translation>像此图(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Less like this</source>
      <translation>不像此图(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Weight {weight}</source>
      <translation>权重 {weight}(&amp;W)</translation>
    </message>
    <message>
      <source>Choose a &amp;region…</source>
      <translation>选择区域(&amp;R)…</translation>
    </message>
    <message>
      <source>Whole &amp;picture</source>
      <translation>整张图片(&amp;P)</translation>
    </message>
    <message>
      <source>R&amp;emove</source>
      <translation>移除(&amp;E)</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Del</translation>
    </message>
  </context>
  <context>
    <name>QueryStrip</name>
    <message>
      <source>Click a picture, drop one here, or paste with Ctrl+V</source>
      <translation>单击图片、拖放图片到此处，或按 Ctrl+V 粘贴</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>清除</translation>
    </message>
    <message>
      <source>Take every picture out of the query</source>
      <translation>从查询中移除所有图片</translation>
    </message>
    <message>
      <source>Query</source>
      <translation>查询</translation>
    </message>
    <message>
      <source>A picture dropped here is added; dropped elsewhere it is the new query</source>
      <translation>拖放到此处的图片会加入查询；拖放到别处则成为新的查询</translation>
    </message>
  </context>
  <context>
    <name>QuestionDialog</name>
    <message>
      <source>Questions</source>
      <translation>回答问题</translation>
    </message>
    <message>
      <source>Which of these two is more like this one?</source>
      <translation>这两张图片中，哪一张更像这一张？</translation>
    </message>
    <message>
      <source>Can't say</source>
      <translation>无法判断</translation>
    </message>
    <message>
      <source>S or Down</source>
      <translation>S 或 ↓</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>撤回</translation>
    </message>
    <message>
      <source>Backspace or Ctrl+Z</source>
      <translation>Backspace 或 Ctrl+Z</translation>
    </message>
    <message>
      <source>Teach…</source>
      <translation>训练…</translation>
    </message>
    <message>
      <source>Make a condition of what was answered</source>
      <translation>用这些回答生成条件</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>There is nothing left to ask about these pictures.</source>
      <translation>关于这些图片，没有更多问题了。</translation>
    </message>
    <message>
      <source>Click it, or press Left or Right; S where you cannot say.</source>
      <translation>单击更像的一张，或按 ← 或 →；无法判断时按 S。</translation>
    </message>
    <message>
      <source>Reading what is known of the pictures…</source>
      <translation>正在读取图片的已知信息…</translation>
    </message>
    <message>
      <source>Questions: {name}</source>
      <translation>回答问题：{name}</translation>
    </message>
  </context>
  <context>
    <name>QuestionSide</name>
    <message>
      <source>What counts so far</source>
      <translation>目前起作用的条件</translation>
    </message>
    <message>
      <source>Progress of reading</source>
      <translation>读取进度</translation>
    </message>
    <message>
      <source>Thirty or so are enough to teach a condition.</source>
      <translation>大约三十个回答就足以训练条件。</translation>
    </message>
    <message>
      <source>It begins to show what you mean. A few more make it surer.</source>
      <translation>已能看出您的意图，再回答几个会更可靠。</translation>
    </message>
    <message>
      <source>That is enough to teach a condition. More make it a little better.</source>
      <translation>已足够训练条件，更多回答会稍有改进。</translation>
    </message>
  </context>
  <context>
    <name>Reach</name>
    <message>
      <source>You see what Likewise remembers of it; nothing is forgotten.</source>
      <translation>当前显示的是 Likewise 的记录，没有忘记任何内容。</translation>
    </message>
    <message>
      <source>{pictures} cannot be reached now, and are remembered.</source>
      <translation>{pictures}目前无法访问，但仍保留其记录。</translation>
    </message>
    <message>
      <source>{pictures} cannot be reached now, and is remembered.</source>
      <translation>{pictures}目前无法访问，但仍保留其记录。</translation>
    </message>
  </context>
  <context>
    <name>ReachBar</name>
    <message>
      <source>Look again</source>
      <translation>重新检查</translation>
    </message>
    <message>
      <source>See whether the pictures are there again (F5)</source>
      <translation>检查图片是否已恢复 (F5)</translation>
    </message>
    <message>
      <source>Forget the missing</source>
      <translation>忘记缺失的图片</translation>
    </message>
    <message>
      <source>Take the pictures that are not there off the list; no file is touched</source>
      <translation>将不存在的图片从列表中移除；不会改动任何文件</translation>
    </message>
  </context>
  <context>
    <name>ReadingForm</name>
    <message>
      <source>Use My Own File…</source>
      <translation>使用自己的文件…</translation>
    </message>
    <message>
      <source>{n} values</source>
      <translation>{n} 个数值</translation>
    </message>
    <message>
      <source>Cut out the middle</source>
      <translation>裁剪中央</translation>
    </message>
    <message>
      <source>Fill up with white</source>
      <translation>用白色填充</translation>
    </message>
    <message>
      <source>Squeeze into a square</source>
      <translation>拉伸为正方形</translation>
    </message>
    <message>
      <source>Colours as trained</source>
      <translation>颜色与训练时相同</translation>
    </message>
    <message>
      <source>Colours from 0 to 1</source>
      <translation>颜色从 0 到 1</translation>
    </message>
    <message>
      <source> px</source>
      <translation> 像素</translation>
    </message>
    <message>
      <source>Pooling</source>
      <translation>池化</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>In a sentence</source>
      <translation>一句话说明</translation>
    </message>
    <message>
      <source>How the picture is made square</source>
      <translation>将图片变为正方形的方式</translation>
    </message>
    <message>
      <source>Side of the square that the network sees</source>
      <translation>网络所见正方形的边长</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Name of the condition</source>
      <translation>条件的名称</translation>
    </message>
    <message>
      <source>The condition in a sentence</source>
      <translation>用一句话说明条件</translation>
    </message>
    <message>
      <source>Large and undistorted; what lies at the long ends is not seen.</source>
      <translation>图像大且不变形；但看不到长边两端的内容。</translation>
    </message>
    <message>
      <source>All is seen, undistorted, but smaller, between white bars.</source>
      <translation>全部可见且不变形，但图像较小，两侧有白边。</translation>
    </message>
    <message>
      <source>All is seen; long pictures become thin or flat.</source>
      <translation>全部可见；但长图会变窄或变扁。</translation>
    </message>
    <message>
      <source>As {network} sees it at {layer} ({pooling})</source>
      <translation>{network} 在 {layer} 层所见（{pooling}）</translation>
    </message>
    <message>
      <source>Use the Published Ones</source>
      <translation>使用已发布的权重</translation>
    </message>
    <message>
      <source>Your own file; it is copied into the library.</source>
      <translation>您自己的文件；会复制到图库中。</translation>
    </message>
    <message>
      <source>Come with Likewise</source>
      <translation>随 Likewise 提供</translation>
    </message>
    <message>
      <source>{size} from {host}</source>
      <translation>{size}，来自 {host}</translation>
    </message>
    <message>
      <source>About {size} from {host}</source>
      <translation>约 {size}，来自 {host}</translation>
    </message>
    <message>
      <source>From {host}</source>
      <translation>来自 {host}</translation>
    </message>
    <message>
      <source>Choose a file of weights</source>
      <translation>选择权重文件</translation>
    </message>
  </context>
  <context>
    <name>RecentFolders</name>
    <message>
      <source>Open &amp;Recent</source>
      <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
      <source>No folders yet</source>
      <translation>尚无文件夹</translation>
    </message>
  </context>
  <context>
    <name>ResultPane</name>
    <message>
      <source>Down to 1 in {n}</source>
      <translation>显示：前 1/{n}</translation>
    </message>
    <message>
      <source>Show: all</source>
      <translation>显示：全部</translation>
    </message>
    <message>
      <source>Where the results are cut off</source>
      <translation>结果的截止位置</translation>
    </message>
    <message>
      <source>Collapse copies</source>
      <translation>折叠副本</translation>
    </message>
    <message>
      <source>Collapse copies: one entry for exact and near copies</source>
      <translation>折叠副本：完全相同和近似的副本只显示一项</translation>
    </message>
    <message>
      <source>In which order the results are shown</source>
      <translation>结果的显示顺序</translation>
    </message>
    <message>
      <source>How far down the results go: to where 1 in so many random pairs is as alike</source>
      <translation>结果显示到何处为止：以随机图片对中每多少对有一对同样相似为界</translation>
    </message>
    <message>
      <source>Known for a ranking in a folder of 50 pictures and more</source>
      <translation>仅适用于至少 50 张图片的文件夹中的排序</translation>
    </message>
    <message>
      <source>Only for a query of one picture to be like: how rare a score is cannot be said for several pictures together, nor for what is less like one</source>
      <translation>仅适用于只含一张“像此图”图片的查询：含多张图片或“不像此图”时，无法得知得分有多罕见</translation>
    </message>
  </context>
  <context>
    <name>RocPage</name>
    <message>
      <source>ROC curves: same-label pairs found, by other-label pairs let in</source>
      <translation>ROC 曲线：同标签图片对的找到率与异标签图片对的混入率</translation>
    </message>
    <message>
      <source>Share of other-label pairs let in</source>
      <translation>异标签图片对的混入率</translation>
    </message>
    <message>
      <source>Share of same-label pairs found (upwards) when so large a share of other-label pairs is let in. The area under a curve is its AUC; dashed: by chance.</source>
      <translation>纵轴：允许混入横轴所示比例的异标签图片对时，所找到的同标签图片对的比例。曲线下的面积即为 AUC；虚线为随机水平。</translation>
    </message>
    <message>
      <source>chance</source>
      <translation>随机水平</translation>
    </message>
  </context>
  <context>
    <name>Scores</name>
    <message>
      <source>Looking for copies…</source>
      <translation>正在查找副本…</translation>
    </message>
  </context>
  <context>
    <name>Searches</name>
    <message>
      <source>Sa&amp;ved Searches</source>
      <translation>已保存的搜索(&amp;V)</translation>
    </message>
    <message>
      <source>&amp;Forget</source>
      <translation>忘记(&amp;F)</translation>
    </message>
    <message>
      <source>There is no search to save yet.</source>
      <translation>尚无可保存的搜索。</translation>
    </message>
    <message>
      <source>Save the mix first: then the search can remember it by its name.</source>
      <translation>请先保存混合，搜索才能按名称记住它。</translation>
    </message>
    <message>
      <source>Save this search</source>
      <translation>保存此搜索</translation>
    </message>
    <message>
      <source>Its name:</source>
      <translation>名称：</translation>
    </message>
    <message>
      <source>&amp;Save This Search…</source>
      <translation>保存此搜索(&amp;S)…</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Indexing</source>
      <translation>索引</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Storage</source>
      <translation>存储</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Pages of the settings</source>
      <translation>设置页面</translation>
    </message>
  </context>
  <context>
    <name>SettingsForm</name>
    <message>
      <source>&amp;Defaults</source>
      <translation>默认值(&amp;D)</translation>
    </message>
    <message>
      <source>Back to the settings that work for most labels</source>
      <translation>恢复适合大多数标签的设置</translation>
    </message>
    <message>
      <source>Triplet margin</source>
      <translation>三元组间隔</translation>
    </message>
    <message>
      <source>Contrastive pairs</source>
      <translation>对比图片对</translation>
    </message>
    <message>
      <source>Supervised contrastive</source>
      <translation>监督对比</translation>
    </message>
    <message>
      <source>Multi-similarity</source>
      <translation>多重相似度</translation>
    </message>
    <message>
      <source>As suits the network</source>
      <translation>随网络而定</translation>
    </message>
    <message>
      <source>Drawn at random</source>
      <translation>随机抽取</translation>
    </message>
    <message>
      <source>Easy ones</source>
      <translation>简单的</translation>
    </message>
    <message>
      <source>Semi-hard ones</source>
      <translation>半困难的</translation>
    </message>
    <message>
      <source>Hard ones</source>
      <translation>困难的</translation>
    </message>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>Euclidean (L2)</source>
      <translation>欧氏距离 (L2)</translation>
    </message>
    <message>
      <source>Cosine</source>
      <translation>余弦</translation>
    </message>
    <message>
      <source>With</source>
      <translation>使用</translation>
    </message>
    <message>
      <source>Without</source>
      <translation>不使用</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>损失</translation>
    </message>
    <message>
      <source>What learning makes small.</source>
      <translation>学习过程要减小的量。</translation>
    </message>
    <message>
      <source>Vector length</source>
      <translation>向量长度</translation>
    </message>
    <message>
      <source>How many numbers describe a picture, 2 to 256. Two can be drawn as they are.</source>
      <translation>用多少个数值描述一张图片，2 至 256。两个数值可原样绘制。</translation>
    </message>
    <message>
      <source>Triplets</source>
      <translation>三元组</translation>
    </message>
    <message>
      <source>Which triplets count: easy ones are in order already, hard ones are not, semi-hard ones are in order, but not by the margin.</source>
      <translation>使用哪些三元组：简单的顺序已正确，困难的顺序不正确，半困难的顺序正确但未达到间隔。</translation>
    </message>
    <message>
      <source>Epochs at most</source>
      <translation>最多轮数</translation>
    </message>
    <message>
      <source>How often all pictures are gone through.</source>
      <translation>遍历所有图片的次数。</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>距离</translation>
    </message>
    <message>
      <source>How far apart two vectors are, in the triplet loss.</source>
      <translation>三元组损失中两个向量之间距离的计算方式。</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>随机种子</translation>
    </message>
    <message>
      <source>The same seed gives the same result again on this computer.</source>
      <translation>在这台计算机上，相同的种子会得到相同的结果。</translation>
    </message>
    <message>
      <source>Softmax term</source>
      <translation>Softmax 项</translation>
    </message>
    <message>
      <source>Beside the loss: tells labels apart directly. It helps with many labels.</source>
      <translation>附加于损失：直接区分标签，标签较多时有帮助。</translation>
    </message>
    <message>
      <source>Kept for testing</source>
      <translation>留出用于测试</translation>
    </message>
    <message>
      <source>The share of labelled pictures that is not learnt from, to measure on.</source>
      <translation>不用于学习、留作测量的带标签图片所占比例。</translation>
    </message>
    <message>
      <source>Margin</source>
      <translation>间隔</translation>
    </message>
    <message>
      <source>By how much another label should be farther away than the same one.</source>
      <translation>不同标签应比相同标签远多少。</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsDialog</name>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>键盘快捷键</translation>
    </message>
  </context>
  <context>
    <name>SidecarDialog</name>
    <message>
      <source>Write sidecars</source>
      <translation>写入附属文件</translation>
    </message>
    <message>
      <source>The tags of {0} are written into files beside them (.xmp), for other programs. Favourites get five stars where there are none yet. The pictures themselves are not touched. What sidecars hold already stays.</source>
      <translation>{0}的标记将写入图片旁的附属文件 (.xmp)，供其他程序使用。收藏的图片如尚无星级，则设为五星。图片本身不受影响，附属文件中的已有内容会保留。</translation>
    </message>
    <message>
      <source>&amp;NAME.JPG.xmp, as darktable and digiKam read it</source>
      <translation>NAME.JPG.xmp，供 darktable 和 digiKam 读取(&amp;N)</translation>
    </message>
    <message>
      <source>N&amp;AME.xmp, as Adobe's programs read it</source>
      <translation>NAME.xmp，供 Adobe 程序读取(&amp;A)</translation>
    </message>
    <message>
      <source>Write</source>
      <translation>写入</translation>
    </message>
  </context>
  <context>
    <name>SimilarityPage</name>
    <message>
      <source>The less the two overlap, the better the condition tells labels apart.</source>
      <translation>两者重叠越少，此条件区分标签的能力越强。</translation>
    </message>
    <message>
      <source>Similarity (cosine)</source>
      <translation>相似度（余弦）</translation>
    </message>
    <message>
      <source>Similarity (−distance)</source>
      <translation>相似度（−距离）</translation>
    </message>
    <message>
      <source>Similarities of pairs under {name}</source>
      <translation>按“{name}”比较的图片对相似度</translation>
    </message>
    <message>
      <source>same label</source>
      <translation>同标签</translation>
    </message>
    <message>
      <source>other label</source>
      <translation>异标签</translation>
    </message>
  </context>
  <context>
    <name>SortMaking</name>
    <message>
      <source>Sorting the pictures</source>
      <translation>正在排序图片</translation>
    </message>
  </context>
  <context>
    <name>SortedPanel</name>
    <message>
      <source>Selection</source>
      <translation>所选图片</translation>
    </message>
    <message>
      <source>Sort only the pictures that are selected</source>
      <translation>只排序所选图片</translation>
    </message>
  </context>
  <context>
    <name>SortedView</name>
    <message>
      <source>Sorted grid</source>
      <translation>排序网格</translation>
    </message>
  </context>
  <context>
    <name>SourceForm</name>
    <message>
      <source>&amp;Labels</source>
      <translation>标签(&amp;L)</translation>
    </message>
    <message>
      <source>What was made by &amp;hand</source>
      <translation>手工分组与回答(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Pairs or triplets in a file</source>
      <translation>文件中的图片对或三元组(&amp;P)</translation>
    </message>
    <message>
      <source>Made by hand</source>
      <translation>手工分组与回答</translation>
    </message>
    <message>
      <source>Nothing yet: sort pictures into groups or answer questions first.</source>
      <translation>尚无内容：请先将图片归入分组或回答问题。</translation>
    </message>
    <message>
      <source>&amp;Choose File…</source>
      <translation>选择文件(&amp;C)…</translation>
    </message>
    <message>
      <source>folders</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>It takes at least two labels that pictures of this folder have.</source>
      <translation>此文件夹的图片至少需要有两个标签。</translation>
    </message>
    <message>
      <source>There are no groups and no answers yet.</source>
      <translation>尚无分组和回答。</translation>
    </message>
    <message>
      <source>Choose the file of pairs or triplets.</source>
      <translation>请选择图片对或三元组的文件。</translation>
    </message>
    <message>
      <source>Choose where the labels are from.</source>
      <translation>请选择标签来源。</translation>
    </message>
    <message>
      <source>Tick what it should learn from.</source>
      <translation>请勾选学习来源。</translation>
    </message>
    <message>
      <source>a, b, similar or dissimilar; or anchor, positive, negative</source>
      <translation>a, b, similar 或 dissimilar；或 anchor, positive, negative</translation>
    </message>
    <message>
      <source>Pairs or triplets</source>
      <translation>图片对或三元组</translation>
    </message>
    <message>
      <source>Tables (*.csv *.tsv *.txt *.jsonl *.ndjson);;All files (*)</source>
      <translation>表格 (*.csv *.tsv *.txt *.jsonl *.ndjson);;所有文件 (*)</translation>
    </message>
  </context>
  <context>
    <name>SpokenModel</name>
    <message>
      <source>Selected</source>
      <translation>已选择</translation>
    </message>
  </context>
  <context>
    <name>SpokenPoints</name>
    <message>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <source>Show which files are not shown, and why</source>
      <translation>显示哪些文件未显示及其原因</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation>图片大小</translation>
    </message>
    <message>
      <source>Size of the pictures (Ctrl+wheel)</source>
      <translation>图片大小 (Ctrl+滚轮)</translation>
    </message>
    <message>
      <source>{n} could not be read</source>
      <translation>{n} 个无法读取</translation>
    </message>
    <message>
      <source>{n} left out</source>
      <translation>{n} 个已排除</translation>
    </message>
    <message>
      <source>{0} · exact search</source>
      <translation>{0} · 精确搜索</translation>
    </message>
    <message>
      <source>{0} · exact search, without Annoy</source>
      <translation>{0} · 精确搜索，未使用 Annoy</translation>
    </message>
    <message>
      <source>{0} · Annoy index, finds {1} % of the nearest 50</source>
      <translation>{0} · Annoy 索引，可找到最近 50 张中的 {1}%</translation>
    </message>
    <message>
      <source>{0}, from memory</source>
      <translation>{0}，来自记录</translation>
    </message>
    <message>
      <source>{0}, all indexed</source>
      <translation>{0}，全部已索引</translation>
    </message>
    <message>
      <source>{0}, {1} indexed</source>
      <translation>{0}，已索引 {1} 张</translation>
    </message>
  </context>
  <context>
    <name>StripEnd</name>
    <message>
      <source>+{n}</source>
      <translation>+{n}</translation>
    </message>
    <message>
      <source>{n} more</source>
      <translation>另有 {n} 张</translation>
    </message>
  </context>
  <context>
    <name>TablePreview</name>
    <message>
      <source>Column that names the picture</source>
      <translation>指明图片的列</translation>
    </message>
    <message>
      <source>Column that holds the label</source>
      <translation>包含标签的列</translation>
    </message>
    <message>
      <source>Picture:</source>
      <translation>图片：</translation>
    </message>
    <message>
      <source>Label:</source>
      <translation>标签：</translation>
    </message>
    <message>
      <source>First rows of the table</source>
      <translation>表格的前几行</translation>
    </message>
    <message>
      <source>{file}: the first {n} of {total} rows</source>
      <translation>{file}：共 {total} 行，显示前 {n} 行</translation>
    </message>
    <message>
      <source>{file}: {total} rows</source>
      <translation>{file}：共 {total} 行</translation>
    </message>
  </context>
  <context>
    <name>TagsDialog</name>
    <message>
      <source>&amp;Add</source>
      <translation>添加(&amp;A)</translation>
    </message>
  </context>
  <context>
    <name>TargetDialog</name>
    <message>
      <source>Move</source>
      <translation>移动</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Move to a folder</source>
      <translation>移动到文件夹</translation>
    </message>
    <message>
      <source>Copy to a folder</source>
      <translation>复制到文件夹</translation>
    </message>
    <message>
      <source>Move {0} to:</source>
      <translation>将 {0}移动到：</translation>
    </message>
    <message>
      <source>Copy {0} to:</source>
      <translation>将 {0}复制到：</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>&amp;Browse…</source>
      <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
      <source>A folder that is not there yet is made. Nothing is written over: what has the name of something that is there gets a number. Raw files and sidecars (.xmp) beside a picture go along.</source>
      <translation>文件夹不存在时会自动创建。不会覆盖任何文件：重名的文件会加上编号。图片旁的 RAW 文件和附属文件 (.xmp) 会一并处理。</translation>
    </message>
  </context>
  <context>
    <name>Teaching</name>
    <message>
      <source>Open a folder of pictures first.</source>
      <translation>请先打开一个图片文件夹。</translation>
    </message>
  </context>
  <context>
    <name>TeachingDialog</name>
    <message>
      <source>Teach a Condition</source>
      <translation>训练条件</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} / {all}</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>下一步</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>跳过</translation>
    </message>
    <message>
      <source>Open your own folder…</source>
      <translation>打开自己的文件夹…</translation>
    </message>
    <message>
      <source>Stay here</source>
      <translation>留在这里</translation>
    </message>
    <message>
      <source>What is like this balloon?</source>
      <translation>哪些图片与这个气球相似？</translation>
    </message>
    <message>
      <source>A click on a picture asks that; this time it was done for you. Here all others follow, the most alike first. Content looks for the same kind of thing: balloons.</source>
      <translation>单击图片即可这样提问，这次已为您代劳。其余图片会列在这里，最相似的在前。“内容”查找同类事物：气球。</translation>
    </message>
    <message>
      <source>Alike in Colour</source>
      <translation>颜色相似</translation>
    </message>
    <message>
      <source>Here you say in what way pictures should be alike. The same balloon, asked for its colours: blue things of any kind.</source>
      <translation>在这里选择图片应在哪方面相似。同一个气球，这次按颜色查找：各种蓝色的东西。</translation>
    </message>
    <message>
      <source>Alike in Texture</source>
      <translation>纹理相似</translation>
    </message>
    <message>
      <source>And asked for its pattern: checked things of any kind and colour.</source>
      <translation>再按图案查找：各种格子图案的东西，不论类别和颜色。</translation>
    </message>
    <message>
      <source>Now your own pictures</source>
      <translation>现在来看您自己的图片</translation>
    </message>
    <message>
      <source>They are read on this computer. Nothing is changed, and nothing is sent anywhere. The menu File opens folders too, and Help shows this tour again.</source>
      <translation>图片在本机读取，不会被更改，也不会发送到任何地方。也可通过“文件”菜单打开文件夹，通过“帮助”菜单重看此导览。</translation>
    </message>
  </context>
  <context>
    <name>ValuePopup</name>
    <message>
      <source>Any</source>
      <translation>不限</translation>
    </message>
    <message>
      <source>Another span</source>
      <translation>其他范围</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>查找</translation>
    </message>
    <message>
      <source>Take this out of the filter</source>
      <translation>从筛选中移除此项</translation>
    </message>
    <message>
      <source>{n} more: type to find them</source>
      <translation>另有 {n} 项：输入文字可查找</translation>
    </message>
    <message>
      <source>Not found</source>
      <translation>未找到</translation>
    </message>
    <message>
      <source>First choose where labels are from: Conditions, Labels (Ctrl+L)</source>
      <translation>请先选择标签来源：条件 &gt; 标签 (Ctrl+L)</translation>
    </message>
    <message>
      <source>Nothing to choose from yet</source>
      <translation>尚无可选项</translation>
    </message>
    <message>
      <source>Type a span {example}</source>
      <translation>请输入范围，{example}</translation>
    </message>
  </context>
  <context>
    <name>WeightsDialog</name>
    <message>
      <source>Weights of {name}</source>
      <translation>{name} 的权重</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>下载</translation>
    </message>
    <message>
      <source>Choose a File…</source>
      <translation>选择文件…</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>How much has come</source>
      <translation>下载进度</translation>
    </message>
    <message>
      <source>Fetch the weights of {name}?</source>
      <translation>获取 {name} 的权重？</translation>
    </message>
    <message>
      <source>The weights of {name} are not here.</source>
      <translation>没有 {name} 的权重。</translation>
    </message>
    <message>
      <source>This file was brought by hand once. Choose it again.</source>
      <translation>此文件曾由您手动提供，请重新选择。</translation>
    </message>
    <message>
      <source>Only this file is asked for; nothing about you or your pictures is sent. Once it is here, everything works offline.</source>
      <translation>只请求这一个文件，不会发送任何关于您或您的图片的信息。获取后，一切均可离线使用。</translation>
    </message>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>From</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Copy Address</source>
      <translation>复制地址</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>地址</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>未注明</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>许可证</translation>
    </message>
    <message>
      <source>Open Folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Goes to</source>
      <translation>保存到</translation>
    </message>
    <message>
      <source>Folder of weights</source>
      <translation>权重文件夹</translation>
    </message>
    <message>
      <source>{name}, about {size}</source>
      <translation>{name}，约 {size}</translation>
    </message>
    <message>
      <source>{name}; its size is not stated</source>
      <translation>{name}；大小未注明</translation>
    </message>
    <message>
      <source>Asking for the file…</source>
      <translation>正在请求文件…</translation>
    </message>
    <message>
      <source>Choose a file of weights</source>
      <translation>选择权重文件</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>Copying the file…</source>
      <translation>正在复制文件…</translation>
    </message>
    <message>
      <source>Checking that it is the file that was published…</source>
      <translation>正在检查文件是否与发布的一致…</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} / {total}</translation>
    </message>
    <message>
      <source>{size} a second</source>
      <translation>{size}/秒</translation>
    </message>
    <message>
      <source>Try Again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Go On</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Stopped. What has come is kept: the download goes on from there next time.</source>
      <translation>已停止。已下载的部分会保留，下次从该处继续。</translation>
    </message>
  </context>
  <context>
    <name>Welcome</name>
    <message>
      <source>Open a folder…</source>
      <translation>打开文件夹…</translation>
    </message>
    <message>
      <source>Try the sample gallery</source>
      <translation>试用示例图片</translation>
    </message>
    <message>
      <source>Recent folders</source>
      <translation>最近的文件夹</translation>
    </message>
    <message>
      <source>Likewise</source>
      <translation>Likewise</translation>
    </message>
    <message>
      <source>Find pictures alike in the way you mean.</source>
      <translation>按您心目中的“相似”查找图片。</translation>
    </message>
    <message>
      <source>Your pictures stay on this computer. Likewise never changes or uploads them.</source>
      <translation>您的图片始终留在这台计算机上。Likewise 绝不会更改或上传图片。</translation>
    </message>
    <message>
      <source>or drop a folder here</source>
      <translation>或将文件夹拖放到此处</translation>
    </message>
  </context>
  <context>
    <name>Why</name>
    <message>
      <source>Why is this alike?</source>
      <translation>为何相似？</translation>
    </message>
    <message>
      <source>part of {name}</source>
      <translation>{name} 的一部分</translation>
    </message>
    <message>
      <source>{name} (less like this)</source>
      <translation>{name}（不像此图）</translation>
    </message>
    <message>
      <source>Your mix</source>
      <translation>您的混合</translation>
    </message>
  </context>
  <context>
    <name>WhyDialog</name>
    <message>
      <source>Why are these alike?</source>
      <translation>为何相似？</translation>
    </message>
    <message>
      <source>Approximate: each place was covered in turn.</source>
      <translation>近似结果：由逐处遮挡得出。</translation>
    </message>
    <message>
      <source>Looking for the reasons…</source>
      <translation>正在分析原因…</translation>
    </message>
    <message>
      <source>The first time under a condition that needs a network takes some seconds.</source>
      <translation>首次使用需要网络的条件时，需等待数秒。</translation>
    </message>
    <message>
      <source>Query: {name}</source>
      <translation>查询：{name}</translation>
    </message>
    <message>
      <source>The ranking compares with all pictures of the query together.</source>
      <translation>排序时会与查询中的所有图片一并比较。</translation>
    </message>
    <message>
      <source>Alike in</source>
      <translation>相似条件</translation>
    </message>
    <message>
      <source>Picture of the query</source>
      <translation>查询图片</translation>
    </message>
    <message>
      <source>Looking for the reasons</source>
      <translation>正在分析原因</translation>
    </message>
    <message>
      <source>Hit: {name}</source>
      <translation>结果：{name}</translation>
    </message>
    <message>
      <source>&amp;Alike in</source>
      <translation>相似条件(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Picture of the query</source>
      <translation>查询图片(&amp;P)</translation>
    </message>
    <message>
      <source>Query</source>
      <translation>查询</translation>
    </message>
    <message>
      <source>Hit</source>
      <translation>结果</translation>
    </message>
  </context>
  <context>
    <name>_Handle</name>
    <message>
      <source>Border between two panes</source>
      <translation>两个窗格之间的分隔线</translation>
    </message>
    <message>
      <source>The arrow keys move it.</source>
      <translation>用方向键移动。</translation>
    </message>
  </context>
  <context>
    <name>_Page</name>
    <message>
      <source>{name}. The first {shown} of {n} are listed.</source>
      <translation>{name}。列出了 {n} 项中的前 {shown} 项。</translation>
    </message>
  </context>
  <context>
    <name>_PartFrame</name>
    <message>
      <source>Weight of {name}</source>
      <translation>“{name}”的权重</translation>
    </message>
    <message>
      <source>Take {name} out of the mix</source>
      <translation>从混合中移除“{name}”</translation>
    </message>
  </context>
  <context>
    <name>_RecentButton</name>
    <message>
      <source>Open {name}</source>
      <translation>打开 {name}</translation>
    </message>
  </context>
  <context>
    <name>_StoragePage</name>
    <message>
      <source>Storage</source>
      <translation>存储</translation>
    </message>
    <message>
      <source>What Likewise has noted about your pictures, and where.</source>
      <translation>Likewise 记录的图片信息及其位置。</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>图库</translation>
    </message>
    <message>
      <source>Cache</source>
      <translation>缓存</translation>
    </message>
    <message>
      <source>Thumbnails</source>
      <translation>缩略图</translation>
    </message>
    <message>
      <source>Vectors</source>
      <translation>向量</translation>
    </message>
    <message>
      <source>Search indexes</source>
      <translation>搜索索引</translation>
    </message>
    <message>
      <source>Together</source>
      <translation>合计</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Open the folder: {name}</source>
      <translation>打开文件夹：{name}</translation>
    </message>
    <message>
      <source>Show this folder in the file manager</source>
      <translation>在文件管理器中显示此文件夹</translation>
    </message>
  </context>
  <context>
    <name>acting</name>
    <message>
      <source>&amp;Undo {name}</source>
      <translation>撤销{name}(&amp;U)</translation>
    </message>
    <message>
      <source>Moving {done} of {total}</source>
      <translation>正在移动 {done} / {total}</translation>
    </message>
    <message>
      <source>Copying {done} of {total}</source>
      <translation>正在复制 {done} / {total}</translation>
    </message>
    <message>
      <source>Moving {done} of {total} to the trash</source>
      <translation>正在移到回收站 {done} / {total}</translation>
    </message>
    <message>
      <source>Taking back {done} of {total}</source>
      <translation>正在撤销 {done} / {total}</translation>
    </message>
    <message>
      <source>Moving {pictures}</source>
      <translation>移动 {pictures}</translation>
    </message>
    <message>
      <source>Copying {pictures}</source>
      <translation>复制 {pictures}</translation>
    </message>
    <message>
      <source>Moving {pictures} to the Trash</source>
      <translation>将 {pictures}移到回收站</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>已停止。</translation>
    </message>
    <message>
      <source>They can be put back from there.</source>
      <translation>可从回收站还原。</translation>
    </message>
    <message>
      <source>The copies are in the trash.</source>
      <translation>副本已移到回收站。</translation>
    </message>
    <message>
      <source>Back where it was: {files}.</source>
      <translation>已移回原处：{files}。</translation>
    </message>
    <message>
      <source>1 sidecar holds the tags of its picture now.</source>
      <translation>1 个附属文件已写入其图片的标记。</translation>
    </message>
    <message>
      <source>{n} sidecars hold the tags of their pictures now.</source>
      <translation>{n} 个附属文件已写入其图片的标记。</translation>
    </message>
    <message>
      <source>{pictures} moved to {folder}.</source>
      <translation>已将 {pictures}移动到“{folder}”。</translation>
    </message>
    <message>
      <source>{pictures} copied to {folder}.</source>
      <translation>已将 {pictures}复制到“{folder}”。</translation>
    </message>
    <message>
      <source>{pictures} moved to the trash.</source>
      <translation>已将 {pictures}移到回收站。</translation>
    </message>
    <message>
      <source>{files} beside them as well.</source>
      <translation>连同附带的{files}。</translation>
    </message>
    <message>
      <source>{files} could not be handled, the first for this reason: {reason}</source>
      <translation>{files}未能处理，首个原因：{reason}</translation>
    </message>
    <message>
      <source>1 file</source>
      <translation>1 个文件</translation>
    </message>
    <message>
      <source>{n} files</source>
      <translation>{n} 个文件</translation>
    </message>
  </context>
  <context>
    <name>actions</name>
    <message>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Query</source>
      <translation>查询</translation>
    </message>
    <message>
      <source>Map and sorted grid</source>
      <translation>地图和排序网格</translation>
    </message>
    <message>
      <source>Groups and questions</source>
      <translation>分组和问题</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>预览</translation>
    </message>
    <message>
      <source>Menus</source>
      <translation>菜单</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Open Folder…</source>
      <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
      <source>Open the &amp;Sample Gallery</source>
      <translation>打开示例图片(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Look for Changes</source>
      <translation>检查更改(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Export…</source>
      <translation>导出(&amp;E)…</translation>
    </message>
    <message>
      <source>Se&amp;ttings…</source>
      <translation>设置(&amp;T)…</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>退出(&amp;Q)</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>编辑(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>撤销(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Favourite</source>
      <translation>收藏(&amp;F)</translation>
    </message>
    <message>
      <source>Ta&amp;gs…</source>
      <translation>标记(&amp;G)…</translation>
    </message>
    <message>
      <source>Co&amp;llections…</source>
      <translation>图集(&amp;L)…</translation>
    </message>
    <message>
      <source>Write &amp;Sidecars…</source>
      <translation>写入附属文件(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Move to a Folder…</source>
      <translation>移动到文件夹(&amp;M)…</translation>
    </message>
    <message>
      <source>&amp;Copy to a Folder…</source>
      <translation>复制到文件夹(&amp;C)…</translation>
    </message>
    <message>
      <source>Move to the &amp;Trash</source>
      <translation>移到回收站(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Near Copies…</source>
      <translation>近似副本(&amp;N)…</translation>
    </message>
    <message>
      <source>&amp;Query</source>
      <translation>查询(&amp;Q)</translation>
    </message>
    <message>
      <source>&amp;Paste a Picture</source>
      <translation>粘贴图片(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Add a Picture by Pasting</source>
      <translation>粘贴以添加图片(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Choose Picture Files…</source>
      <translation>选择图片文件(&amp;C)…</translation>
    </message>
    <message>
      <source>C&amp;lear</source>
      <translation>清除(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>后退(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Forward</source>
      <translation>前进(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Why Is This Alike?</source>
      <translation>为何相似？(&amp;W)</translation>
    </message>
    <message>
      <source>Co&amp;mpare with Each Other</source>
      <translation>相互比较(&amp;M)</translation>
    </message>
    <message>
      <source>What Do These &amp;Have in Common?</source>
      <translation>这些图片有何共同点？(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Conditions</source>
      <translation>条件(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Mix Conditions</source>
      <translation>混合条件(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Save This Mix…</source>
      <translation>保存此混合(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Remove This Condition…</source>
      <translation>移除此条件(&amp;R)…</translation>
    </message>
    <message>
      <source>&amp;Labels…</source>
      <translation>标签(&amp;L)…</translation>
    </message>
    <message>
      <source>M&amp;easure Conditions…</source>
      <translation>测量条件(&amp;E)…</translation>
    </message>
    <message>
      <source>&amp;Teach a Condition…</source>
      <translation>训练条件(&amp;T)…</translation>
    </message>
    <message>
      <source>Sort into &amp;Groups</source>
      <translation>图片分组(&amp;G)</translation>
    </message>
    <message>
      <source>Answer &amp;Questions…</source>
      <translation>回答问题(&amp;Q)…</translation>
    </message>
    <message>
      <source>&amp;Import a Condition…</source>
      <translation>导入条件(&amp;I)…</translation>
    </message>
    <message>
      <source>E&amp;xport This Condition…</source>
      <translation>导出此条件(&amp;X)…</translation>
    </message>
    <message>
      <source>Add a &amp;Network…</source>
      <translation>添加网络(&amp;N)…</translation>
    </message>
    <message>
      <source>&amp;Choose What Is Indexed…</source>
      <translation>选择索引条件(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>视图(&amp;V)</translation>
    </message>
    <message>
      <source>&amp;Larger Pictures</source>
      <translation>放大图片(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Smaller Pictures</source>
      <translation>缩小图片(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Compare Conditions</source>
      <translation>比较条件(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Map</source>
      <translation>地图(&amp;M)</translation>
    </message>
    <message>
      <source>Sorted &amp;Grid</source>
      <translation>排序网格(&amp;G)</translation>
    </message>
    <message>
      <source>&amp;Filter</source>
      <translation>筛选(&amp;F)</translation>
    </message>
    <message>
      <source>Files That Are &amp;Not Shown…</source>
      <translation>未显示的文件(&amp;N)…</translation>
    </message>
    <message>
      <source>F&amp;ull Screen</source>
      <translation>全屏(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>帮助(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Tour</source>
      <translation>导览(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Keyboard Shortcuts</source>
      <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Log</source>
      <translation>日志(&amp;L)</translation>
    </message>
    <message>
      <source>L&amp;icences</source>
      <translation>许可证(&amp;I)</translation>
    </message>
    <message>
      <source>Click</source>
      <translation>单击</translation>
    </message>
    <message>
      <source>F</source>
      <translation>F</translation>
    </message>
    <message>
      <source>M</source>
      <translation>M</translation>
    </message>
    <message>
      <source>L</source>
      <translation>L</translation>
    </message>
    <message>
      <source>Ctrl+Click</source>
      <translation>Ctrl+单击</translation>
    </message>
    <message>
      <source>Shift+Click</source>
      <translation>Shift+单击</translation>
    </message>
    <message>
      <source>Double click</source>
      <translation>双击</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>空格</translation>
    </message>
    <message>
      <source>C</source>
      <translation>C</translation>
    </message>
    <message>
      <source>S</source>
      <translation>S</translation>
    </message>
    <message>
      <source>T</source>
      <translation>T</translation>
    </message>
    <message>
      <source>K</source>
      <translation>K</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Del</translation>
    </message>
    <message>
      <source>Arrows</source>
      <translation>方向键</translation>
    </message>
    <message>
      <source>Page Up</source>
      <translation>Page Up</translation>
    </message>
    <message>
      <source>Page Down</source>
      <translation>Page Down</translation>
    </message>
    <message>
      <source>Home</source>
      <translation>Home</translation>
    </message>
    <message>
      <source>End</source>
      <translation>End</translation>
    </message>
    <message>
      <source>Ctrl+A</source>
      <translation>Ctrl+A</translation>
    </message>
    <message>
      <source>Ctrl+Wheel</source>
      <translation>Ctrl+滚轮</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>Find similar pictures</source>
      <translation>查找相似图片</translation>
    </message>
    <message>
      <source>Find pictures similar to all that are selected</source>
      <translation>查找与所有所选图片相似的图片</translation>
    </message>
    <message>
      <source>More like what is selected, too</source>
      <translation>也像所选图片</translation>
    </message>
    <message>
      <source>Less like what is selected</source>
      <translation>不像所选图片</translation>
    </message>
    <message>
      <source>Only select</source>
      <translation>只选择，不查找</translation>
    </message>
    <message>
      <source>Open in the system's viewer</source>
      <translation>用系统查看器打开</translation>
    </message>
    <message>
      <source>Large preview, and back</source>
      <translation>打开或关闭大图预览</translation>
    </message>
    <message>
      <source>Show or hide the copies of a picture</source>
      <translation>显示或隐藏图片的副本</translation>
    </message>
    <message>
      <source>Mark what is selected as favourite, or no longer</source>
      <translation>收藏或取消收藏所选图片</translation>
    </message>
    <message>
      <source>Tags of what is selected</source>
      <translation>所选图片的标记</translation>
    </message>
    <message>
      <source>Collections of what is selected</source>
      <translation>所选图片的图集</translation>
    </message>
    <message>
      <source>Move what is selected to the trash</source>
      <translation>将所选图片移到回收站</translation>
    </message>
    <message>
      <source>Move</source>
      <translation>移动</translation>
    </message>
    <message>
      <source>To the first and the last</source>
      <translation>到第一张或最后一张</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>全选</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation>图片大小</translation>
    </message>
    <message>
      <source>Close the preview, then clear the query</source>
      <translation>先关闭预览，再清除查询</translation>
    </message>
    <message>
      <source>Shift+Drag</source>
      <translation>Shift+拖动</translation>
    </message>
    <message>
      <source>Ctrl+Drag</source>
      <translation>Ctrl+拖动</translation>
    </message>
    <message>
      <source>Wheel</source>
      <translation>滚轮</translation>
    </message>
    <message>
      <source>+</source>
      <translation>+</translation>
    </message>
    <message>
      <source>-</source>
      <translation>-</translation>
    </message>
    <message>
      <source>Drag</source>
      <translation>拖动</translation>
    </message>
    <message>
      <source>Shift+Arrows</source>
      <translation>Shift+方向键</translation>
    </message>
    <message>
      <source>0</source>
      <translation>0</translation>
    </message>
    <message>
      <source>Select in a box, with a lasso; with both: more</source>
      <translation>框选、套索选择；两键同按则追加</translation>
    </message>
    <message>
      <source>Select one picture more, or one less</source>
      <translation>加选或减选一张图片</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>缩放</translation>
    </message>
    <message>
      <source>To the next picture</source>
      <translation>到下一张图片</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>显示全部</translation>
    </message>
    <message>
      <source>Leave the lasso, give up the selection</source>
      <translation>退出套索，取消选择</translation>
    </message>
    <message>
      <source>1 to 9</source>
      <translation>1 至 9</translation>
    </message>
    <message>
      <source>Backspace</source>
      <translation>Backspace</translation>
    </message>
    <message>
      <source>Ctrl+Z</source>
      <translation>Ctrl+Z</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>←</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>→</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>↓</translation>
    </message>
    <message>
      <source>Put what is selected into a group</source>
      <translation>将所选图片归入分组</translation>
    </message>
    <message>
      <source>Take it out of its group</source>
      <translation>从分组中移出</translation>
    </message>
    <message>
      <source>Take back the last putting</source>
      <translation>撤销上一次归组</translation>
    </message>
    <message>
      <source>Answer a question with the picture on that side</source>
      <translation>选择该侧的图片作为回答</translation>
    </message>
    <message>
      <source>Pass the question</source>
      <translation>跳过问题</translation>
    </message>
    <message>
      <source>Take back the last answer</source>
      <translation>撤回上一个回答</translation>
    </message>
    <message>
      <source>Drop on it</source>
      <translation>拖放到查询上</translation>
    </message>
    <message>
      <source>Ctrl+Drop</source>
      <translation>Ctrl+拖放</translation>
    </message>
    <message>
      <source>Sign, weight and region of a picture</source>
      <translation>图片的像/不像、权重和区域</translation>
    </message>
    <message>
      <source>Take it out of the query</source>
      <translation>从查询中移除</translation>
    </message>
    <message>
      <source>Add a picture to the query</source>
      <translation>将图片加入查询</translation>
    </message>
    <message>
      <source>R</source>
      <translation>R</translation>
    </message>
    <message>
      <source>F11</source>
      <translation>F11</translation>
    </message>
    <message>
      <source>Previous and next picture</source>
      <translation>上一张和下一张图片</translation>
    </message>
    <message>
      <source>Between the whole picture and 100 %</source>
      <translation>在整张图片与 100% 之间切换</translation>
    </message>
    <message>
      <source>More like this too, less like this</source>
      <translation>也像此图、不像此图</translation>
    </message>
    <message>
      <source>Search a region: draw a box</source>
      <translation>搜索区域：画一个框</translation>
    </message>
    <message>
      <source>Favourite, tags, collections</source>
      <translation>收藏、标记、图集</translation>
    </message>
    <message>
      <source>Move the picture to the trash, and show the next</source>
      <translation>将图片移到回收站，并显示下一张</translation>
    </message>
    <message>
      <source>Move and resize the box</source>
      <translation>移动方框、调整方框大小</translation>
    </message>
    <message>
      <source>Find what is like the region</source>
      <translation>查找与区域相似的图片</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>全屏</translation>
    </message>
  </context>
  <context>
    <name>by_hand</name>
    <message>
      <source>1 answer</source>
      <translation>1 个回答</translation>
    </message>
    <message>
      <source>{n} answers</source>
      <translation>{n} 个回答</translation>
    </message>
    <message>
      <source>1 group</source>
      <translation>1 个分组</translation>
    </message>
    <message>
      <source>{n} groups</source>
      <translation>{n} 个分组</translation>
    </message>
  </context>
  <context>
    <name>colours</name>
    <message>
      <source>black</source>
      <translation>黑色</translation>
    </message>
    <message>
      <source>white</source>
      <translation>白色</translation>
    </message>
    <message>
      <source>brown</source>
      <translation>棕色</translation>
    </message>
    <message>
      <source>beige</source>
      <translation>米色</translation>
    </message>
    <message>
      <source>red</source>
      <translation>红色</translation>
    </message>
    <message>
      <source>dark red</source>
      <translation>深红色</translation>
    </message>
    <message>
      <source>light red</source>
      <translation>浅红色</translation>
    </message>
    <message>
      <source>orange</source>
      <translation>橙色</translation>
    </message>
    <message>
      <source>dark orange</source>
      <translation>深橙色</translation>
    </message>
    <message>
      <source>light orange</source>
      <translation>浅橙色</translation>
    </message>
    <message>
      <source>yellow</source>
      <translation>黄色</translation>
    </message>
    <message>
      <source>dark yellow</source>
      <translation>深黄色</translation>
    </message>
    <message>
      <source>light yellow</source>
      <translation>浅黄色</translation>
    </message>
    <message>
      <source>yellow-green</source>
      <translation>黄绿色</translation>
    </message>
    <message>
      <source>dark yellow-green</source>
      <translation>深黄绿色</translation>
    </message>
    <message>
      <source>light yellow-green</source>
      <translation>浅黄绿色</translation>
    </message>
    <message>
      <source>green</source>
      <translation>绿色</translation>
    </message>
    <message>
      <source>dark green</source>
      <translation>深绿色</translation>
    </message>
    <message>
      <source>light green</source>
      <translation>浅绿色</translation>
    </message>
    <message>
      <source>turquoise</source>
      <translation>青绿色</translation>
    </message>
    <message>
      <source>dark turquoise</source>
      <translation>深青绿色</translation>
    </message>
    <message>
      <source>light turquoise</source>
      <translation>浅青绿色</translation>
    </message>
    <message>
      <source>blue</source>
      <translation>蓝色</translation>
    </message>
    <message>
      <source>dark blue</source>
      <translation>深蓝色</translation>
    </message>
    <message>
      <source>light blue</source>
      <translation>浅蓝色</translation>
    </message>
    <message>
      <source>violet</source>
      <translation>紫色</translation>
    </message>
    <message>
      <source>dark violet</source>
      <translation>深紫色</translation>
    </message>
    <message>
      <source>light violet</source>
      <translation>浅紫色</translation>
    </message>
    <message>
      <source>pink</source>
      <translation>粉红色</translation>
    </message>
    <message>
      <source>dark pink</source>
      <translation>深粉红色</translation>
    </message>
    <message>
      <source>light pink</source>
      <translation>浅粉红色</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>灰色</translation>
    </message>
    <message>
      <source>dark grey</source>
      <translation>深灰色</translation>
    </message>
    <message>
      <source>light grey</source>
      <translation>浅灰色</translation>
    </message>
  </context>
  <context>
    <name>comparing</name>
    <message>
      <source>Among the first {depth} of every column: {n}</source>
      <translation>所有列前 {depth} 个结果的共有图片：{n}</translation>
    </message>
    <message>
      <source>{counts} in common with {name}</source>
      <translation>与“{name}”相同：{counts}</translation>
    </message>
    <message>
      <source>Of the first hits here and under {name} the same: {counts}</source>
      <translation>此列与“{name}”靠前结果中的相同图片：{counts}</translation>
    </message>
    <message>
      <source>{counts} in all columns</source>
      <translation>所有列共有：{counts}</translation>
    </message>
    <message>
      <source>Of the first hits of all columns the same: {counts}</source>
      <translation>所有列靠前结果中的相同图片：{counts}</translation>
    </message>
    <message>
      <source>Rank under {name}: {rank}</source>
      <translation>按“{name}”的排名：{rank}</translation>
    </message>
    <message>
      <source>{n} of {depth}</source>
      <translation>{n}/{depth}</translation>
    </message>
    <message>
      <source>Mean cosine of the pairs: {cosine}</source>
      <translation>图片对的平均余弦：{cosine}</translation>
    </message>
    <message>
      <source>Find more</source>
      <translation>查找更多</translation>
    </message>
    <message>
      <source>Find pictures like these under {condition}</source>
      <translation>按“{condition}”查找与这些图片相似的图片</translation>
    </message>
    <message>
      <source>No condition has looked at all of these pictures yet.</source>
      <translation>还没有任何条件分析过所有这些图片。</translation>
    </message>
    <message>
      <source>They share nothing unusual: random pictures are as alike.</source>
      <translation>没有特别的共同点：随机图片也同样相似。</translation>
    </message>
    <message>
      <source>Most of all they share: {names}</source>
      <translation>最突出的共同点：{names}</translation>
    </message>
    <message>
      <source>Fewer than 1 in {n} random sets of {size} are as alike</source>
      <translation>每 {n} 组随机的 {size} 张图片里，同样相似的不到 1 组</translation>
    </message>
    <message>
      <source>Nothing unusual: most random sets of {size} are as alike</source>
      <translation>并无特别：随机的 {size} 张图片大多同样相似</translation>
    </message>
    <message>
      <source>1 in {n} random sets of {size} is as alike</source>
      <translation>每 {n} 组随机的 {size} 张图片里，有 1 组同样相似</translation>
    </message>
  </context>
  <context>
    <name>conditions</name>
    <message>
      <source>Content</source>
      <translation>内容</translation>
    </message>
    <message>
      <source>The same kind of thing, whatever its colour</source>
      <translation>同类事物，不论颜色</translation>
    </message>
    <message>
      <source>Material</source>
      <translation>材质</translation>
    </message>
    <message>
      <source>The same surface and grain, as a network sees it</source>
      <translation>网络所见的表面和质感相同</translation>
    </message>
    <message>
      <source>Parts</source>
      <translation>部件</translation>
    </message>
    <message>
      <source>Made of the same parts, whatever they make together</source>
      <translation>由相同的部件组成，不论构成何种整体</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>The same colours, whatever the thing</source>
      <translation>颜色相同，不论何种事物</translation>
    </message>
    <message>
      <source>Layout</source>
      <translation>布局</translation>
    </message>
    <message>
      <source>Light and colour in the same places, whatever the thing</source>
      <translation>明暗和颜色的位置相同，不论何种事物</translation>
    </message>
    <message>
      <source>Texture</source>
      <translation>纹理</translation>
    </message>
    <message>
      <source>The same pattern and grain, whatever its colour</source>
      <translation>图案和质感相同，不论颜色</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>形状</translation>
    </message>
    <message>
      <source>The same outline, wherever it stands and however large</source>
      <translation>轮廓相同，不论位置和大小</translation>
    </message>
  </context>
  <context>
    <name>errors</name>
    <message>
      <source>Unknown reason: {code}</source>
      <translation>未知原因：{code}</translation>
    </message>
    <message>
      <source>The file is empty.</source>
      <translation>文件为空。</translation>
    </message>
    <message>
      <source>This is not an image that Likewise can read.</source>
      <translation>这不是 Likewise 可读取的图片。</translation>
    </message>
    <message>
      <source>The file is cut off or damaged.</source>
      <translation>文件不完整或已损坏。</translation>
    </message>
    <message>
      <source>The image has {megapixels} megapixels; the limit is {limit}.</source>
      <translation>图片有 {megapixels} 百万像素，超过上限 {limit}。</translation>
    </message>
    <message>
      <source>Likewise may not read this file.</source>
      <translation>Likewise 没有读取此文件的权限。</translation>
    </message>
    <message>
      <source>This is a device, pipe or socket, not an image file.</source>
      <translation>这是设备、管道或套接字，不是图片文件。</translation>
    </message>
    <message>
      <source>This link points to nothing.</source>
      <translation>此链接的目标不存在。</translation>
    </message>
    <message>
      <source>This link points to itself.</source>
      <translation>此链接指向自身。</translation>
    </message>
    <message>
      <source>The file is no longer there.</source>
      <translation>文件已不存在。</translation>
    </message>
    <message>
      <source>The file changed while it was being read.</source>
      <translation>读取过程中文件发生了更改。</translation>
    </message>
    <message>
      <source>The file cannot be read: {detail}</source>
      <translation>无法读取文件：{detail}</translation>
    </message>
    <message>
      <source>There was not enough memory to decode this image.</source>
      <translation>内存不足，无法解码此图片。</translation>
    </message>
    <message>
      <source>Likewise failed on this image: {detail}</source>
      <translation>Likewise 处理此图片时出错：{detail}</translation>
    </message>
    <message>
      <source>Decoding this image ended the program that did it.</source>
      <translation>解码此图片导致解码程序意外终止。</translation>
    </message>
    <message>
      <source>Decoding this image took longer than {seconds} seconds.</source>
      <translation>解码此图片超过了 {seconds} 秒。</translation>
    </message>
    <message>
      <source>RAW pictures are read with an extra part: pip install "likewise[raw]".</source>
      <translation>读取 RAW 图片需要安装附加组件：pip install "likewise[raw]"。</translation>
    </message>
    <message>
      <source>JPEG XL is read with an extra part: pip install "likewise[jxl]".</source>
      <translation>读取 JPEG XL 需要安装附加组件：pip install "likewise[jxl]"。</translation>
    </message>
    <message>
      <source>Films are left out: Likewise compares pictures.</source>
      <translation>已排除影片：Likewise 只比较图片。</translation>
    </message>
    <message>
      <source>SVG drawings are left out: they have no pixels of their own, and may ask for other files.</source>
      <translation>已排除 SVG 图形：它们本身没有像素，还可能请求其他文件。</translation>
    </message>
    <message>
      <source>PDF documents are left out: they are pages rather than pictures.</source>
      <translation>已排除 PDF 文档：它们是页面而非图片。</translation>
    </message>
    <message>
      <source>This file belongs to {name}, and is shown with it.</source>
      <translation>此文件属于 {name}，与其一同显示。</translation>
    </message>
    <message>
      <source>The folder {folder} does not exist or cannot be reached.</source>
      <translation>文件夹 {folder} 不存在或无法访问。</translation>
    </message>
    <message>
      <source>{folder} is not a folder.</source>
      <translation>{folder} 不是文件夹。</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be read: {detail}</source>
      <translation>无法读取文件夹 {folder}：{detail}</translation>
    </message>
    <message>
      <source>The folder {folder} is empty now. Perhaps its disk is not connected.</source>
      <translation>文件夹 {folder} 现在是空的。其所在磁盘可能未连接。</translation>
    </message>
    <message>
      <source>There was no answer from the folder for {seconds} seconds.</source>
      <translation>文件夹在 {seconds} 秒内没有响应。</translation>
    </message>
    <message>
      <source>This computer allows no more folders to be watched, so Likewise looks for changes once a minute. F5 looks at once.</source>
      <translation>这台计算机无法再监视更多文件夹，因此 Likewise 每分钟检查一次更改。按 F5 可立即检查。</translation>
    </message>
    <message>
      <source>There is no picture to compare with.</source>
      <translation>没有可比较的图片。</translation>
    </message>
    <message>
      <source>This picture has not been indexed yet.</source>
      <translation>此图片尚未建立索引。</translation>
    </message>
    <message>
      <source>The picture that was asked for is no longer in the folder.</source>
      <translation>所查询的图片已不在文件夹中。</translation>
    </message>
    <message>
      <source>The picture could not be fetched: {detail}</source>
      <translation>无法获取图片：{detail}</translation>
    </message>
    <message>
      <source>The picture was not there after {seconds} seconds.</source>
      <translation>{seconds} 秒内未能获取图片。</translation>
    </message>
    <message>
      <source>That address does not lead to a picture.</source>
      <translation>该地址指向的不是图片。</translation>
    </message>
    <message>
      <source>That address leads on to {address}, which Likewise does not follow.</source>
      <translation>该地址会转到 {address}，Likewise 不会跟随。</translation>
    </message>
    <message>
      <source>That picture is larger than {limit_mb} MB.</source>
      <translation>该图片大于 {limit_mb} MB。</translation>
    </message>
    <message>
      <source>Open a folder first: then Likewise can say what in it is like this picture.</source>
      <translation>请先打开文件夹，Likewise 才能查找其中与此图片相似的内容。</translation>
    </message>
    <message>
      <source>No program of this computer opens this file.</source>
      <translation>这台计算机上没有可打开此文件的程序。</translation>
    </message>
    <message>
      <source>The saved searches in {file} cannot be read, so they stay as they are.</source>
      <translation>无法读取 {file} 中已保存的搜索，因此保持原样。</translation>
    </message>
    <message>
      <source>{name} could not be started.</source>
      <translation>无法启动 {name}。</translation>
    </message>
    <message>
      <source>There was no picture in what was dropped.</source>
      <translation>拖放的内容中没有图片。</translation>
    </message>
    <message>
      <source>These files all hold the same picture. Choose at least two that differ.</source>
      <translation>这些文件都是同一张图片。请至少选择两张不同的图片。</translation>
    </message>
    <message>
      <source>Near copies are found by Layout and Colour. This folder is not indexed under both yet: see Conditions / Choose What Is Indexed.</source>
      <translation>近似副本通过“布局”和“颜色”查找。此文件夹尚未按这两个条件建立索引：请使用“条件 &gt; 选择索引条件”。</translation>
    </message>
    <message>
      <source>It stays where it is: {detail}.</source>
      <translation>文件保持原位：{detail}。</translation>
    </message>
    <message>
      <source>It lies in that folder already.</source>
      <translation>文件已在该文件夹中。</translation>
    </message>
    <message>
      <source>What was copied is not what was read, so nothing was changed. The disk may be damaged.</source>
      <translation>复制的内容与读取的不一致，因此未作任何更改。磁盘可能已损坏。</translation>
    </message>
    <message>
      <source>Its disk has no trash, and Likewise deletes nothing for good. It stays where it is.</source>
      <translation>所在磁盘没有回收站，而 Likewise 不会永久删除任何文件。文件保持原位。</translation>
    </message>
    <message>
      <source>Something else is called {file} now, so it stays where it is.</source>
      <translation>现在已有名为 {file} 的其他文件，因此文件保持原位。</translation>
    </message>
    <message>
      <source>It is in the trash of this computer, and can be put back from there.</source>
      <translation>文件在这台计算机的回收站中，可从那里还原。</translation>
    </message>
    <message>
      <source>{file} is there already and cannot be read, so it stays as it is: {detail}.</source>
      <translation>{file} 已存在且无法读取，因此保持原样：{detail}。</translation>
    </message>
    <message>
      <source>It is no longer in the trash.</source>
      <translation>文件已不在回收站中。</translation>
    </message>
    <message>
      <source>Annoy is not installed here, so every search is exact: up to 50,000 pictures nothing changes, and among many more a search takes longer.</source>
      <translation>未安装 Annoy，因此所有搜索均为精确搜索：不超过 50,000 张图片时没有差别，图片更多时搜索会变慢。</translation>
    </message>
    <message>
      <source>There is no condition called {key}. Known are: {known}.</source>
      <translation>没有名为“{key}”的条件。已知条件：{known}。</translation>
    </message>
    <message>
      <source>The weights of {name} are missing. Install the package {package}.</source>
      <translation>缺少 {name} 的权重。请安装 {package} 包。</translation>
    </message>
    <message>
      <source>There is no network called {name}: {detail}</source>
      <translation>没有名为 {name} 的网络：{detail}</translation>
    </message>
    <message>
      <source>{name} does not take pictures of {px} x {px} pixels: {detail}</source>
      <translation>{name} 不支持 {px} x {px} 像素的图片：{detail}</translation>
    </message>
    <message>
      <source>Nothing can be told from {layer} of {name}: it answers with no numbers or with zeros only.</source>
      <translation>从 {name} 的 {layer} 得不到任何信息：其输出没有数值或全为零。</translation>
    </message>
    <message>
      <source>{name} has no layer called {layer} that is read.</source>
      <translation>{name} 没有可读取的名为 {layer} 的层。</translation>
    </message>
    <message>
      <source>The weights of {name} are no longer in {path}.</source>
      <translation>{name} 的权重已不在 {path}。</translation>
    </message>
    <message>
      <source>{file} is more than plain weights: it may hold program code, so it is not opened.</source>
      <translation>{file} 不只包含权重，还可能含有程序代码，因此不予打开。</translation>
    </message>
    <message>
      <source>{file} is damaged or cut off, or holds no weights.</source>
      <translation>{file} 已损坏、不完整或不含权重。</translation>
    </message>
    <message>
      <source>{file} does not hold the weights of {name}: {detail}.</source>
      <translation>{file} 不是 {name} 的权重：{detail}。</translation>
    </message>
    <message>
      <source>{file} is no file of weights: its name should end in .pth, .pt or .safetensors.</source>
      <translation>{file} 不是权重文件：文件名应以 .pth、.pt 或 .safetensors 结尾。</translation>
    </message>
    <message>
      <source>{url} is not a secure address (https), so nothing is fetched from it.</source>
      <translation>{url} 不是安全地址 (https)，因此不会从中获取任何内容。</translation>
    </message>
    <message>
      <source>{file} could not be fetched ({detail}). Where there is a network, fetch {url} and put it into {folder}.</source>
      <translation>无法获取 {file} ({detail})。请在有网络的地方下载 {url}，并放入 {folder}。</translation>
    </message>
    <message>
      <source>The download of {file} broke off ({detail}). What has come is kept; it goes on from there.</source>
      <translation>{file} 下载中断 ({detail})。已下载的部分会保留，并从该处继续。</translation>
    </message>
    <message>
      <source>{file} is not the file that was published as {wanted}.</source>
      <translation>{file} 与发布的 {wanted} 不是同一个文件。</translation>
    </message>
    <message>
      <source>What {host} sent for {file} is not what was published, so it was thrown away.</source>
      <translation>{host} 发送的 {file} 与发布的不一致，因此已丢弃。</translation>
    </message>
    <message>
      <source>{host} does not give out {file} (HTTP {status}). If you find it elsewhere, put it into {folder}.</source>
      <translation>{host} 不提供 {file} (HTTP {status})。如果您从别处得到此文件，请放入 {folder}。</translation>
    </message>
    <message>
      <source>{file} needs {needed_mb} MB, and {folder} is on a disk with only {free_mb} MB free.</source>
      <translation>{file} 需要 {needed_mb} MB，而 {folder} 所在磁盘仅剩 {free_mb} MB 可用空间。</translation>
    </message>
    <message>
      <source>The weights of {name} are not here yet. `likewise fetch {key}` fetches them; or fetch {url}, put the file into {folder}, and say the same command.</source>
      <translation>尚无 {name} 的权重。可用 `likewise fetch {key}` 获取；或下载 {url}，将文件放入 {folder}，再运行同一命令。</translation>
    </message>
    <message>
      <source>{name} cannot be computed here: {detail}</source>
      <translation>无法在此计算“{name}”：{detail}</translation>
    </message>
    <message>
      <source>{other} is made of {name}. Remove {other} first.</source>
      <translation>“{other}”由“{name}”构成。请先移除前者。</translation>
    </message>
    <message>
      <source>{file} cannot be read: {detail}</source>
      <translation>无法读取 {file}：{detail}</translation>
    </message>
    <message>
      <source>{file} is larger than {limit_mb} MB.</source>
      <translation>{file} 大于 {limit_mb} MB。</translation>
    </message>
    <message>
      <source>{file} is empty.</source>
      <translation>{file} 为空。</translation>
    </message>
    <message>
      <source>{file} has no rows below the names of its columns.</source>
      <translation>{file} 在列名之下没有任何行。</translation>
    </message>
    <message>
      <source>{file} is not in UTF-8: line {line} holds something else. Save it as UTF-8.</source>
      <translation>{file} 不是 UTF-8 编码：第 {line} 行含有其他编码的内容。请另存为 UTF-8。</translation>
    </message>
    <message>
      <source>{file} is not a text file: line {line} holds a zero byte.</source>
      <translation>{file} 不是文本文件：第 {line} 行含有零字节。</translation>
    </message>
    <message>
      <source>In {file} a quotation mark is not closed, or stands where none may, in what begins in line {line}.</source>
      <translation>{file} 中从第 {line} 行开始的内容，有引号未闭合或位置错误。</translation>
    </message>
    <message>
      <source>In {file} column {number} has no name in the first line.</source>
      <translation>{file} 第一行中第 {number} 列没有名称。</translation>
    </message>
    <message>
      <source>In {file} two columns are called {name}.</source>
      <translation>{file} 中有两列都名为“{name}”。</translation>
    </message>
    <message>
      <source>Line {line} has {n} cells instead of {wanted}.</source>
      <translation>第 {line} 行有 {n} 个单元格，应为 {wanted} 个。</translation>
    </message>
    <message>
      <source>Line {line} is no JSON object.</source>
      <translation>第 {line} 行不是 JSON 对象。</translation>
    </message>
    <message>
      <source>There is no column {name}. There are: {columns}.</source>
      <translation>没有名为“{name}”的列。现有的列：{columns}。</translation>
    </message>
    <message>
      <source>No column of {file} names pictures of this folder. Its first row begins with {example}.</source>
      <translation>{file} 中没有指明此文件夹中图片的列。其首行开头为 {example}。</translation>
    </message>
    <message>
      <source>Line {line}: {name} may mean any of {n} different pictures.</source>
      <translation>第 {line} 行：{name} 可能指 {n} 张不同图片中的任意一张。</translation>
    </message>
    <message>
      <source>Line {line}: {name} had this label already, in line {first}.</source>
      <translation>第 {line} 行：{name} 在第 {first} 行已有此标签。</translation>
    </message>
    <message>
      <source>Line {line}: {name} has another label in line {first}. The picture is left out.</source>
      <translation>第 {line} 行：{name} 在第 {first} 行带有另一个标签。此图片已排除。</translation>
    </message>
    <message>
      <source>No column of {file} holds labels: values that several pictures share.</source>
      <translation>{file} 中没有标签列，即多张图片取值相同的列。</translation>
    </message>
    <message>
      <source>Several columns of {file} may hold the labels: {columns}. Say which one.</source>
      <translation>{file} 中可能有多个标签列：{columns}。请指定一列。</translation>
    </message>
    <message>
      <source>All pictures lie in one folder, so folder names tell nothing of them.</source>
      <translation>所有图片都在同一文件夹中，因此文件夹名称无法提供信息。</translation>
    </message>
    <message>
      <source>There are no pairs and no triplets in {file}.</source>
      <translation>{file} 中没有图片对，也没有三元组。</translation>
    </message>
    <message>
      <source>Line {line} has {n} cells. A pair is written a, b, similar or dissimilar; a triplet anchor, positive, negative.</source>
      <translation>第 {line} 行有 {n} 个单元格。图片对应写作 a, b, similar 或 dissimilar；三元组应写作 anchor, positive, negative。</translation>
    </message>
    <message>
      <source>Line {line}: {name} is no picture of this folder.</source>
      <translation>第 {line} 行：{name} 不是此文件夹中的图片。</translation>
    </message>
    <message>
      <source>Line {line} names the same picture twice.</source>
      <translation>第 {line} 行中两次指定同一张图片。</translation>
    </message>
    <message>
      <source>{name} was taught itself. A condition can only be taught on others.</source>
      <translation>“{name}”本身就是训练得到的。新条件只能基于非训练所得的条件来训练。</translation>
    </message>
    <message>
      <source>There is too little to learn from: it takes at least two labels, one of them on two indexed pictures, or some pairs or triplets of indexed pictures.</source>
      <translation>可供学习的内容太少：至少需要两个标签，其中一个标签有两张已索引的图片；或若干由已索引图片组成的图片对或三元组。</translation>
    </message>
    <message>
      <source>A network that reads pictures learns from labels only, and it takes at least two labels with five pictures each to learn from. Pairs and triplets teach a head.</source>
      <translation>直接读取图片的网络只能从标签学习，且至少需要两个标签，每个标签五张图片。图片对和三元组用于训练头部网络。</translation>
    </message>
    <message>
      <source>What was kept of this lesson cannot be read any more, so it has to be begun anew: {detail}</source>
      <translation>此训练保存的内容已无法读取，必须重新开始：{detail}</translation>
    </message>
    <message>
      <source>There is nothing made by hand any more that is called {name}.</source>
      <translation>已没有名为“{name}”的手工分组或回答。</translation>
    </message>
    <message>
      <source>There is nothing to ask yet: it takes at least {images} pictures that are indexed under {conditions} or more of the conditions that lessons are usually taught on.</source>
      <translation>尚无可提的问题：至少需要 {images} 张图片，且已按 {conditions} 个或更多通常用于训练的条件建立索引。</translation>
    </message>
    <message>
      <source>Only pictures of the open folder can be put into a group.</source>
      <translation>只有当前文件夹中的图片才能归入分组。</translation>
    </message>
    <message>
      <source>There are already groups called {name} in this folder.</source>
      <translation>此文件夹中已有名为“{name}”的分组。</translation>
    </message>
    <message>
      <source>{file} is no taught condition, or a damaged one: {detail}.</source>
      <translation>{file} 不是训练所得的条件，或已损坏：{detail}。</translation>
    </message>
    <message>
      <source>{file} is not opened, since it is not what Likewise writes: {detail}.</source>
      <translation>{file} 不是由 Likewise 写入的文件，因此不予打开：{detail}。</translation>
    </message>
    <message>
      <source>{file} was written by a newer Likewise (format {found}).</source>
      <translation>{file} 由更新版本的 Likewise 写入（格式 {found}）。</translation>
    </message>
    <message>
      <source>{file} was taught on a version of {name} that is not here.</source>
      <translation>{file} 是基于此处没有的“{name}”版本训练的。</translation>
    </message>
    <message>
      <source>{file} could not be written: {detail}</source>
      <translation>无法写入 {file}：{detail}</translation>
    </message>
    <message>
      <source>{file} is a picture and stays as it is. Choose another name.</source>
      <translation>{file} 是图片，不会被覆盖。请选择其他名称。</translation>
    </message>
    <message>
      <source>There is nothing to export: none of these pictures has been indexed.</source>
      <translation>没有可导出的内容：这些图片均未建立索引。</translation>
    </message>
    <message>
      <source>{folder} holds other files, so nothing is written there. Choose a new name.</source>
      <translation>{folder} 中有其他文件，因此不会写入。请选择新名称。</translation>
    </message>
    <message>
      <source>A contact sheet has room for {most} pictures; these are {n}.</source>
      <translation>联系表最多容纳 {most} 张图片；现有 {n} 张。</translation>
    </message>
    <message>
      <source>{name} is a mix, which has no vectors of its own. Choose one of its parts.</source>
      <translation>“{name}”是混合，本身没有向量。请选择其中一个组成部分。</translation>
    </message>
    <message>
      <source>Parquet is written with an extra part: pip install "likewise[parquet]".</source>
      <translation>写入 Parquet 需要安装附加组件：pip install "likewise[parquet]"。</translation>
    </message>
    <message>
      <source>{name} was not taught, so there is no file of it.</source>
      <translation>“{name}”不是训练得到的，因此没有对应的文件。</translation>
    </message>
    <message>
      <source>{name} was taught on vectors in another number format than this computer uses: its rankings may differ a little from those where it was taught.</source>
      <translation>“{name}”训练时所用向量的数值格式与这台计算机不同：其排序可能与训练时略有差异。</translation>
    </message>
    <message>
      <source>A map takes at least {fewest} pictures; here are {n}.</source>
      <translation>地图至少需要 {fewest} 张图片；现有 {n} 张。</translation>
    </message>
    <message>
      <source>{name} is a mix, which has no space of its own to be drawn. Draw one of its parts.</source>
      <translation>“{name}”是混合条件，没有可绘制的自身空间。请绘制它的某个组成部分。</translation>
    </message>
    <message>
      <source>{name} has {dim} numbers for each picture; only two can be drawn as they are.</source>
      <translation>“{name}”为每张图片给出 {dim} 个数值；只有两个数值才能原样绘制。</translation>
    </message>
    <message>
      <source>No picture of this folder is indexed under {name}.</source>
      <translation>此文件夹中没有按“{name}”建立索引的图片。</translation>
    </message>
    <message>
      <source>There is too little to measure on: it takes at least {fewest} pictures and two labels, one of them on two pictures, that are indexed under each of these conditions and that none of them has learnt from. Here are {n} pictures with {labels} labels.</source>
      <translation>可供测量的内容太少：至少需要 {fewest} 张图片和两个标签，其中一个标签有两张图片；这些图片须按每个条件建立索引，且未被任何条件用于学习。现有 {n} 张图片、{labels} 个标签。</translation>
    </message>
    <message>
      <source>None of the pairs and triplets is of pictures that are indexed under each of these conditions and that none of them has learnt from.</source>
      <translation>没有可用的图片对或三元组：其图片须按每个条件建立索引，且未被任何条件用于学习。</translation>
    </message>
    <message>
      <source>The library in {folder} was written by a newer Likewise (version {found}).</source>
      <translation>{folder} 中的图库由更新版本的 Likewise 写入（版本 {found}）。</translation>
    </message>
    <message>
      <source>The library in {folder} is damaged: {detail}. Close Likewise and start it again: then what can still be read is kept, and the rest is made anew.</source>
      <translation>{folder} 中的图库已损坏：{detail}。请关闭并重新启动 Likewise：仍可读取的内容会保留，其余会重新生成。</translation>
    </message>
    <message>
      <source>The library in {folder} was damaged. What could be read of it is kept, what is missing is indexed anew, and the damaged file lies beside it as {aside}.</source>
      <translation>{folder} 中的图库曾损坏。可读取的内容已保留，缺失的部分会重新建立索引，损坏的文件保留在旁边，名为 {aside}。</translation>
    </message>
    <message>
      <source>The library in {folder} was gone, so pictures are indexed anew. Groups and answers made by hand were in it: they come back with the file library.sqlite, if you have a copy of it.</source>
      <translation>{folder} 中的图库已不存在，因此会重新为图片建立索引。手工分组和回答原本保存在其中：如果您有 library.sqlite 文件的备份，放回后即可恢复。</translation>
    </message>
    <message>
      <source>Groups and answers made by hand could not be read from the damaged library in {folder}. They are back as they were in {backup}.</source>
      <translation>无法从 {folder} 中损坏的图库读取手工分组和回答。已恢复到 {backup} 中的状态。</translation>
    </message>
    <message>
      <source>The settings in {file} could not be read, so the usual ones are used. What was there is kept as {aside}.</source>
      <translation>无法读取 {file} 中的设置，因此使用默认设置。原有内容保存为 {aside}。</translation>
    </message>
    <message>
      <source>{file} in {folder} cannot be used, so that condition is left out: {detail}</source>
      <translation>无法使用 {folder} 中的 {file}，因此排除了该条件：{detail}</translation>
    </message>
    <message>
      <source>A folder was forgotten meanwhile, and what was to be read lies elsewhere now. Please try again.</source>
      <translation>其间有文件夹被忘记，要读取的内容已移至别处。请重试。</translation>
    </message>
    <message>
      <source>Likewise cannot write to its data folder {folder}: {detail}</source>
      <translation>Likewise 无法写入其数据文件夹 {folder}：{detail}</translation>
    </message>
    <message>
      <source>Likewise cannot read {file}, which holds what it knows of pictures: {detail}</source>
      <translation>Likewise 无法读取保存图片信息的文件 {file}：{detail}</translation>
    </message>
    <message>
      <source>There is no room left on the disk that holds {folder}.</source>
      <translation>{folder} 所在的磁盘已没有剩余空间。</translation>
    </message>
    <message>
      <source>What was found could not be written to the output: {detail}</source>
      <translation>无法将结果写入输出：{detail}</translation>
    </message>
    <message>
      <source>Something went wrong that should not have: {detail}</source>
      <translation>发生了意外错误：{detail}</translation>
    </message>
    <message>
      <source>A helper process could not be started: {detail}</source>
      <translation>无法启动辅助进程：{detail}</translation>
    </message>
    <message>
      <source>The process that worked on this ended before it was done; there may have been too little memory.</source>
      <translation>执行此操作的进程在完成前终止；可能是内存不足。</translation>
    </message>
  </context>
  <context>
    <name>filters</name>
    <message>
      <source>MMMM yyyy</source>
      <translation>yyyy年M月</translation>
    </message>
    <message>
      <source>{0} and more</source>
      <translation>{0} 及以上</translation>
    </message>
    <message>
      <source>{0} to {1}</source>
      <translation>{0} 至 {1}</translation>
    </message>
    <message>
      <source>Under {0}</source>
      <translation>小于 {0}</translation>
    </message>
    <message>
      <source>No single part of the filter is to blame. Clear it to see all pictures.</source>
      <translation>并非某一项筛选单独所致。清除筛选可查看所有图片。</translation>
    </message>
    <message>
      <source>Without {field} there would be {pictures}.</source>
      <translation>去掉{field}后有 {pictures}。</translation>
    </message>
    <message>
      <source>“{field}: {values}”</source>
      <translation>“{field}：{values}”</translation>
    </message>
    <message>
      <source>such as 2023-05..2024</source>
      <translation>例如 2023-05..2024</translation>
    </message>
    <message>
      <source>such as 1MB..5MB</source>
      <translation>例如 1MB..5MB</translation>
    </message>
    <message>
      <source>such as 4MP..12MP</source>
      <translation>例如 4MP..12MP</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>像素</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>格式</translation>
    </message>
    <message>
      <source>Orientation</source>
      <translation>方向</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>相机</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Favourite</source>
      <translation>收藏</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>标记</translation>
    </message>
    <message>
      <source>Collection</source>
      <translation>图集</translation>
    </message>
    <message>
      <source>The folder that a picture lies in, or one above it</source>
      <translation>图片所在的文件夹或其上级文件夹</translation>
    </message>
    <message>
      <source>When a picture was taken; where it does not say, when its file was changed</source>
      <translation>图片的拍摄时间；如无记录，则为文件的修改时间</translation>
    </message>
    <message>
      <source>The size of the file</source>
      <translation>文件大小</translation>
    </message>
    <message>
      <source>Width times height</source>
      <translation>宽乘以高</translation>
    </message>
    <message>
      <source>The format, as the ending of the file's name has it</source>
      <translation>格式，以文件扩展名为准</translation>
    </message>
    <message>
      <source>Whether a picture is wider than high</source>
      <translation>图片是横向还是纵向</translation>
    </message>
    <message>
      <source>The camera that took a picture</source>
      <translation>拍摄图片的相机</translation>
    </message>
    <message>
      <source>The label of a picture, of the labels that are loaded (Ctrl+L)</source>
      <translation>图片的标签，来自已载入的标签 (Ctrl+L)</translation>
    </message>
    <message>
      <source>Whether a picture is a favourite</source>
      <translation>图片是否已收藏</translation>
    </message>
    <message>
      <source>The tags of a picture</source>
      <translation>图片的标记</translation>
    </message>
    <message>
      <source>The collections that a picture is in</source>
      <translation>图片所在的图集</translation>
    </message>
    <message>
      <source>Landscape</source>
      <translation>横向</translation>
    </message>
    <message>
      <source>Portrait</source>
      <translation>纵向</translation>
    </message>
    <message>
      <source>Square</source>
      <translation>正方形</translation>
    </message>
    <message>
      <source>Favourites</source>
      <translation>已收藏</translation>
    </message>
    <message>
      <source>No favourites</source>
      <translation>未收藏</translation>
    </message>
    <message>
      <source>No camera</source>
      <translation>无相机</translation>
    </message>
    <message>
      <source>No label</source>
      <translation>无标签</translation>
    </message>
    <message>
      <source>No tag</source>
      <translation>无标记</translation>
    </message>
    <message>
      <source>In no collection</source>
      <translation>不在任何图集中</translation>
    </message>
  </context>
  <context>
    <name>labels</name>
    <message>
      <source>Groups: {name}</source>
      <translation>分组：{name}</translation>
    </message>
    <message>
      <source>Folder names</source>
      <translation>文件夹名称</translation>
    </message>
    <message>
      <source>{labelled} of {pictures} labelled</source>
      <translation>{pictures}中 {labelled} 张有标签</translation>
    </message>
    <message>
      <source>Reading: {n} rows</source>
      <translation>正在读取：{n} 行</translation>
    </message>
    <message>
      <source>Finding pictures: {done} of {total} rows</source>
      <translation>正在查找图片：{done} / {total} 行</translation>
    </message>
    <message>
      <source>{labelled} of {pictures} have a label. Different labels: {n}.</source>
      <translation>{pictures}中 {labelled} 张有标签。不同标签：{n} 个。</translation>
    </message>
    <message>
      <source>Left out when teaching: labels that fewer than {fewest} pictures have ({n}).</source>
      <translation>训练时排除：图片少于 {fewest} 张的标签（{n} 个）。</translation>
    </message>
    <message>
      <source>Rows with an empty label (also NA, NaN, null), left out: {n}.</source>
      <translation>标签为空（含 NA、NaN、null）而排除的行：{n} 行。</translation>
    </message>
    <message>
      <source>Near copies cannot be told yet: that takes all labelled pictures to be indexed under Colour and Layout.</source>
      <translation>尚无法判断近似副本：所有带标签的图片须先按“颜色”和“布局”建立索引。</translation>
    </message>
    <message>
      <source>No labelled picture is a near copy of another one.</source>
      <translation>没有带标签的图片是另一张的近似副本。</translation>
    </message>
    <message>
      <source>Near copies of other labelled pictures: {n}. Teaching keeps copies together: none is learnt from while another one tests.</source>
      <translation>与其他带标签图片互为近似副本：{n} 张。训练时会将副本归在一起：不会一张用于学习、另一张用于测试。</translation>
    </message>
  </context>
  <context>
    <name>map</name>
    <message>
      <source>{what}…</source>
      <translation>{what}…</translation>
    </message>
    <message>
      <source>Trustworthiness {0}</source>
      <translation>可信度 {0}</translation>
    </message>
    <message>
      <source>Stopped before it was looked at how many neighbours this map keeps.</source>
      <translation>在检查此地图保留了多少近邻之前已停止。</translation>
    </message>
    <message>
      <source>Trustworthiness tells how far neighbours on the map are neighbours under the condition, looking at the {n} nearest of each picture: 1 means all are, by chance it is about 0.5.</source>
      <translation>可信度表示地图上的近邻在多大程度上也是该条件下的近邻，考察每张图片最近的 {n} 张：1 表示全部都是，随机水平约为 0.5。</translation>
    </message>
    <message>
      <source>Sorting quality {0}</source>
      <translation>排序质量 {0}</translation>
    </message>
    <message>
      <source>How near alike pictures lie on the grid (distance preservation quality): 1 is the best that could be, by chance it is about 0.2.</source>
      <translation>相似图片在网格上彼此靠近的程度（距离保持质量）：1 为最佳，随机水平约为 0.2。</translation>
    </message>
    <message>
      <source>As it is</source>
      <translation>原样</translation>
    </message>
    <message>
      <source>PCA</source>
      <translation>PCA</translation>
    </message>
    <message>
      <source>t-SNE</source>
      <translation>t-SNE</translation>
    </message>
    <message>
      <source>UMAP</source>
      <translation>UMAP</translation>
    </message>
    <message>
      <source>The two numbers of this condition as x and y.</source>
      <translation>以此条件的两个数值作为 x 和 y。</translation>
    </message>
    <message>
      <source>The two directions in which the pictures differ most. Quick, and distances are true along both, but what lies apart in other directions falls together.</source>
      <translation>图片差异最大的两个方向。速度快，且沿这两个方向的距离真实，但在其他方向上分开的图片会重叠。</translation>
    </message>
    <message>
      <source>Keeps neighbours together. Distances between groups mean little.</source>
      <translation>保持近邻相邻。群组之间的距离意义不大。</translation>
    </message>
    <message>
      <source>Keeps neighbours together, and a little of how groups lie to each other.</source>
      <translation>保持近邻相邻，并在一定程度上保留群组之间的位置关系。</translation>
    </message>
    <message>
      <source>Reading the vectors</source>
      <translation>正在读取向量</translation>
    </message>
    <message>
      <source>Looking for neighbours</source>
      <translation>正在查找近邻</translation>
    </message>
    <message>
      <source>Preparing UMAP, which takes a while the first time</source>
      <translation>正在准备 UMAP，首次使用需要一些时间</translation>
    </message>
    <message>
      <source>Moving points</source>
      <translation>正在移动各点</translation>
    </message>
    <message>
      <source>Placing the other pictures</source>
      <translation>正在放置其他图片</translation>
    </message>
    <message>
      <source>Checking how many neighbours are kept</source>
      <translation>正在检查保留了多少近邻</translation>
    </message>
    <message>
      <source>Sorting</source>
      <translation>正在排序</translation>
    </message>
    <message>
      <source>Working</source>
      <translation>正在处理</translation>
    </message>
  </context>
  <context>
    <name>measures</name>
    <message>
      <source>R@1</source>
      <translation>R@1</translation>
    </message>
    <message>
      <source>R@5</source>
      <translation>R@5</translation>
    </message>
    <message>
      <source>R@10</source>
      <translation>R@10</translation>
    </message>
    <message>
      <source>mAP@R</source>
      <translation>mAP@R</translation>
    </message>
    <message>
      <source>Triplets</source>
      <translation>三元组</translation>
    </message>
    <message>
      <source>AUC</source>
      <translation>AUC</translation>
    </message>
    <message>
      <source>The share of pictures whose nearest other picture has the same label.</source>
      <translation>最相近的另一张图片具有相同标签的图片所占比例。</translation>
    </message>
    <message>
      <source>The share of pictures with the same label on one of their five nearest.</source>
      <translation>最相近的五张图片中至少一张具有相同标签的图片所占比例。</translation>
    </message>
    <message>
      <source>The share of pictures with the same label on one of their ten nearest.</source>
      <translation>最相近的十张图片中至少一张具有相同标签的图片所占比例。</translation>
    </message>
    <message>
      <source>Mean average precision at R: how far the R other pictures with the same label come first (Musgrave, Belongie &amp; Lim, A Metric Learning Reality Check, 2020).</source>
      <translation>R 处的平均精度均值：其余 R 张同标签图片排在前面的程度（Musgrave, Belongie &amp; Lim, A Metric Learning Reality Check, 2020）。</translation>
    </message>
    <message>
      <source>The share of triplets in which a picture is nearer to one with its label than to one with another.</source>
      <translation>图片与同标签图片比与异标签图片更相近的三元组所占比例。</translation>
    </message>
    <message>
      <source>The probability that a pair with the same label is more similar than a pair with different ones: the area under the curve.</source>
      <translation>同标签图片对比异标签图片对更相似的概率，即曲线下面积。</translation>
    </message>
  </context>
  <context>
    <name>messages</name>
    <message>
      <source>1 picture</source>
      <translation>1 张图片</translation>
    </message>
    <message>
      <source>{n} pictures</source>
      <translation>{n} 张图片</translation>
    </message>
    <message>
      <source>{n} %</source>
      <translation>{n}%</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>{0} {1}</source>
      <translation>{0}{1}</translation>
    </message>
    <message>
      <source>{n} s</source>
      <translation>{n} 秒</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{n} h</source>
      <translation>{n} 小时</translation>
    </message>
    <message>
      <source>{h} h {m} min</source>
      <translation>{h} 小时 {m} 分钟</translation>
    </message>
  </context>
  <context>
    <name>orders</name>
    <message>
      <source>By likeness</source>
      <translation>按相似度</translation>
    </message>
    <message>
      <source>By name</source>
      <translation>按名称</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>最新在前</translation>
    </message>
    <message>
      <source>Oldest first</source>
      <translation>最旧在前</translation>
    </message>
    <message>
      <source>Largest files</source>
      <translation>最大文件在前</translation>
    </message>
    <message>
      <source>Smallest files</source>
      <translation>最小文件在前</translation>
    </message>
  </context>
  <context>
    <name>poolings</name>
    <message>
      <source>Average</source>
      <translation>平均值</translation>
    </message>
    <message>
      <source>Maximum</source>
      <translation>最大值</translation>
    </message>
    <message>
      <source>Generalised mean</source>
      <translation>广义均值</translation>
    </message>
    <message>
      <source>Deviation (texture)</source>
      <translation>标准差（纹理）</translation>
    </message>
    <message>
      <source>Covariances (texture)</source>
      <translation>协方差（纹理）</translation>
    </message>
    <message>
      <source>Class token</source>
      <translation>类别词元</translation>
    </message>
    <message>
      <source>Mean of the tokens</source>
      <translation>词元均值</translation>
    </message>
    <message>
      <source>As it is</source>
      <translation>原样</translation>
    </message>
  </context>
  <context>
    <name>quality</name>
    <message>
      <source>{share} of this label, {pictures}</source>
      <translation>占此标签的 {share}，{pictures}</translation>
    </message>
    <message>
      <source>Held out: measured on {pictures} that none of these has learnt from; {learnt} left out.</source>
      <translation>留出：在 {pictures}上测量，所有这些条件均未用其学习；已排除 {learnt} 张。</translation>
    </message>
    <message>
      <source>Measured on all {pictures} that have a label and are indexed under each.</source>
      <translation>在所有带标签且按各条件建立索引的 {pictures}上测量。</translation>
    </message>
    <message>
      <source>Labels: the names of the folders.</source>
      <translation>标签：文件夹名称。</translation>
    </message>
    <message>
      <source>Labels: {name}, from {source}.</source>
      <translation>标签：{name}，来自 {source}。</translation>
    </message>
    <message>
      <source>{pictures} asked for their neighbours. Lines on the bars are 95 % intervals: how far the value moves when the pictures that ask are drawn anew (bootstrap).</source>
      <translation>以 {pictures}查询其近邻。柱上的线为 95% 区间：重新抽取查询图片时数值的变动范围（自助法）。</translation>
    </message>
    <message>
      <source>{what}: {done} of {total}</source>
      <translation>{what}：{done} / {total}</translation>
    </message>
    <message>
      <source>{what}…</source>
      <translation>{what}…</translation>
    </message>
    <message>
      <source>Preparing</source>
      <translation>正在准备</translation>
    </message>
    <message>
      <source>Measuring</source>
      <translation>正在测量</translation>
    </message>
    <message>
      <source>Working</source>
      <translation>正在处理</translation>
    </message>
  </context>
  <context>
    <name>query</name>
    <message>
      <source>less like</source>
      <translation>不像</translation>
    </message>
    <message>
      <source>a region</source>
      <translation>区域</translation>
    </message>
    <message>
      <source>Less like {name}</source>
      <translation>不像 {name}</translation>
    </message>
    <message>
      <source>Like {name}</source>
      <translation>像 {name}</translation>
    </message>
    <message>
      <source>Weight {weight}</source>
      <translation>权重 {weight}</translation>
    </message>
    <message>
      <source>Only the part from {left} to {right} % across and {top} to {bottom} % down</source>
      <translation>仅限横向 {left} 至 {right}%、纵向 {top} 至 {bottom}% 的部分</translation>
    </message>
  </context>
  <context>
    <name>teaching</name>
    <message>
      <source>{pictures}, labels: {n}.</source>
      <translation>{pictures}，标签：{n} 个。</translation>
    </message>
    <message>
      <source>So few pictures have a label that they only tell which conditions count, and nothing is kept apart to measure on.</source>
      <translation>带标签的图片太少，只能判断哪些条件起作用，且没有留出图片用于测量。</translation>
    </message>
    <message>
      <source>Left out: labels that fewer than {fewest} pictures have ({n}).</source>
      <translation>已排除：图片少于 {fewest} 张的标签（{n} 个）。</translation>
    </message>
    <message>
      <source>{what}: {done} of {total}</source>
      <translation>{what}：{done} / {total}</translation>
    </message>
    <message>
      <source>{what}…</source>
      <translation>{what}…</translation>
    </message>
    <message>
      <source>about {time}</source>
      <translation>约 {time}</translation>
    </message>
    <message>
      <source>Goes on after epoch {n}, {left}</source>
      <translation>从第 {n} 轮之后继续，{left}</translation>
    </message>
    <message>
      <source>Learning, {left}</source>
      <translation>正在学习，{left}</translation>
    </message>
    <message>
      <source>Epoch {n} of {total}</source>
      <translation>第 {n}/{total} 轮</translation>
    </message>
    <message>
      <source>at most {time} left</source>
      <translation>最多剩余 {time}</translation>
    </message>
    <message>
      <source>This loss is not made of triplets.</source>
      <translation>此损失不使用三元组。</translation>
    </message>
    <message>
      <source>{share} of the triplets are easy by now: they are in order already and teach nothing. The little that is still learnt comes from the others.</source>
      <translation>目前 {share} 的三元组是简单的：顺序已正确，无法再提供信息。剩下的少量学习来自其余三元组。</translation>
    </message>
    <message>
      <source>Easy triplets are in order already and teach nothing. Learning from the hardest alone can make all vectors alike. Semi-hard ones, in order but not by the margin, teach best.</source>
      <translation>简单三元组的顺序已正确，无法再提供信息。只从最困难的学习可能使所有向量变得相似。半困难三元组顺序正确但未达到间隔，学习效果最好。</translation>
    </message>
    <message>
      <source>The lesson collapsed: all vectors became alike. Kept is epoch {n}, the best before that. Choose semi-hard triplets, a smaller margin or the softmax term, and teach it again.</source>
      <translation>训练已坍缩：所有向量变得相似。保留了此前最佳的第 {n} 轮。请选择半困难三元组、较小的间隔或 Softmax 项，然后重新训练。</translation>
    </message>
    <message>
      <source>Stopped. The best so far is kept, that of epoch {n}.</source>
      <translation>已停止。保留了目前最佳的第 {n} 轮。</translation>
    </message>
    <message>
      <source>Done. Epoch {n} was the best and is kept.</source>
      <translation>已完成。第 {n} 轮最佳，已保留。</translation>
    </message>
    <message>
      <source>It has not been measured on pictures that were kept apart.</source>
      <translation>尚未在留出的图片上测量。</translation>
    </message>
    <message>
      <source>Done. So few labels, or answers and pairs alone, tell how much each condition counts. Measure it by labels to see how good it is.</source>
      <translation>已完成。标签很少，或只有回答和图片对时，只能得出各条件所占的比重。请按标签测量，以了解其质量。</translation>
    </message>
    <message>
      <source>Measured on {pictures} that it has not learnt from.</source>
      <translation>在 {pictures}上测量，均未用于学习。</translation>
    </message>
    <message>
      <source>A head on stored vectors</source>
      <translation>基于已存向量的头部网络</translation>
    </message>
    <message>
      <source>A small network that reads what these conditions say of a picture. No picture is read again. Right for most labels.</source>
      <translation>一个小型网络，读取这些条件对图片的描述。无需重新读取图片，适合大多数标签。</translation>
    </message>
    <message>
      <source>The small network</source>
      <translation>小型网络</translation>
    </message>
    <message>
      <source>Two numbers from 28 x 28 grey pixels, as in the article that this program follows. Made to be drawn as a map.</source>
      <translation>由 28 x 28 的灰度像素得出两个数值，与本程序所依据的论文相同。适合绘制成地图。</translation>
    </message>
    <message>
      <source>Fine-tune the bundled network</source>
      <translation>微调自带网络</translation>
    </message>
    <message>
      <source>Teaches EfficientNet-Lite0 itself. Slow, and its own vectors have to be made for each picture; for what the stored vectors do not tell.</source>
      <translation>训练 EfficientNet-Lite0 本身。速度慢，且须为每张图片重新生成向量；适用于已存向量无法体现的特征。</translation>
    </message>
    <message>
      <source>Looking for pictures</source>
      <translation>正在查找图片</translation>
    </message>
    <message>
      <source>Preparing</source>
      <translation>正在准备</translation>
    </message>
    <message>
      <source>Reading pictures</source>
      <translation>正在读取图片</translation>
    </message>
    <message>
      <source>Indexing</source>
      <translation>正在建立索引</translation>
    </message>
    <message>
      <source>Indexing under the new condition</source>
      <translation>正在按新条件建立索引</translation>
    </message>
    <message>
      <source>Looking for near copies</source>
      <translation>正在查找近似副本</translation>
    </message>
    <message>
      <source>Getting ready to learn</source>
      <translation>正在准备学习</translation>
    </message>
    <message>
      <source>Measuring on pictures that were kept apart</source>
      <translation>正在留出的图片上测量</translation>
    </message>
    <message>
      <source>Working</source>
      <translation>正在处理</translation>
    </message>
  </context>
  <context>
    <name>why</name>
    <message>
      <source>under 1 %</source>
      <translation>&lt; 1%</translation>
    </message>
    <message>
      <source>{name}: cosine {score}</source>
      <translation>{name}：余弦 {score}</translation>
    </message>
    <message>
      <source>{name} adds {share}</source>
      <translation>“{name}”贡献 {share}</translation>
    </message>
    <message>
      <source>weight {percent}</source>
      <translation>权重 {percent}</translation>
    </message>
    <message>
      <source>Its cosines hardly differ in this folder, so each hundredth counts more.</source>
      <translation>此文件夹中其余弦差异很小，因此每 0.01 的影响更大。</translation>
    </message>
    <message>
      <source>If this is covered, the cosine changes by {change}</source>
      <translation>遮住此处，余弦变化 {change}</translation>
    </message>
    <message>
      <source>Takes away {share}</source>
      <translation>减少 {share}</translation>
    </message>
    <message>
      <source>Adds {share}</source>
      <translation>贡献 {share}</translation>
    </message>
    <message>
      <source>at the top left</source>
      <translation>左上角</translation>
    </message>
    <message>
      <source>at the top</source>
      <translation>上方</translation>
    </message>
    <message>
      <source>at the top right</source>
      <translation>右上角</translation>
    </message>
    <message>
      <source>at the left</source>
      <translation>左侧</translation>
    </message>
    <message>
      <source>in the middle</source>
      <translation>中央</translation>
    </message>
    <message>
      <source>at the right</source>
      <translation>右侧</translation>
    </message>
    <message>
      <source>at the bottom left</source>
      <translation>左下角</translation>
    </message>
    <message>
      <source>at the bottom</source>
      <translation>下方</translation>
    </message>
    <message>
      <source>at the bottom right</source>
      <translation>右下角</translation>
    </message>
    <message>
      <source>Strongest {where}</source>
      <translation>{where}最强</translation>
    </message>
    <message>
      <source>{name} {share}</source>
      <translation>{name} {share}</translation>
    </message>
    <message>
      <source>, of which {parts}.</source>
      <translation>，其中 {parts}。</translation>
    </message>
    <message>
      <source>: nothing makes them alike.</source>
      <translation>：没有相似之处。</translation>
    </message>
    <message>
      <source>, of which {share} is {colour} that both show.</source>
      <translation>，其中 {share} 来自两图共有的{colour}。</translation>
    </message>
    <message>
      <source>. What matters most lies in {first} of the query and {second} of the hit.</source>
      <translation>。影响最大的部分占查询图片的 {first}、结果图片的 {second}。</translation>
    </message>
    <message>
      <source>, of which half comes from {first} of the query and {second} of the hit.</source>
      <translation>，其中一半来自查询图片 {first} 的区域和结果图片 {second} 的区域。</translation>
    </message>
  </context>
</TS>
