using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>
/// A distinct operation with its arguments, numbered by the first entry that has it. It follows from the entries, as the index does whose terms it
/// makes. What it reads like in a language is written out when it is searched, so nothing has to be made again when a text changes.
/// </summary>
internal sealed record LogContent
{
    public required OrganizationId Organization { get; init; }

    public required long First { get; init; }

    public required string Operation { get; init; }

    public required string Arguments { get; init; }

    public static RecordShape<LogContent> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<LogContent> Builder = RecordShape.For<LogContent>("change_log_content", x => x.Organization);

        public static readonly Column<LogContent, long> First = Builder.Number("first", x => x.First);
        public static readonly Column<LogContent, string> Operation = Builder.Text("operation", LogRow.MaxOperationLength, x => x.Operation);
        public static readonly Column<LogContent, string> Arguments = Builder.Text("arguments", LogRow.MaxArgumentsLength, x => x.Arguments);
        public static readonly RecordIndex<LogContent, long> InOrder = Builder.KeyOrder(First);
        public static readonly RecordShape<LogContent> Shape = Builder.Build(
            r => new LogContent { Organization = r.Organization, First = r.Get(First), Operation = r.Get(Operation), Arguments = r.Get(Arguments) },
            ShapeTraits.None,
            null,
            First);
    }
}
