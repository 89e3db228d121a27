using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>A simulation over any store finds what it shows of the change log by name and type.</summary>
public class JournalColumnsTests
{
    [Fact]
    public void Operation_and_hash_are_found_among_others_of_their_types()
    {
        Assert.Equal("operation", JournalColumns.Operation(Diary.Shape)?.Name);
        Assert.Equal("hash", JournalColumns.Hash(Diary.Shape)?.Name);
    }

    [Fact]
    public void Columns_of_those_names_that_hold_something_else_are_not_meant()
    {
        Assert.Null(JournalColumns.Operation(Ledger.Shape));
        Assert.Null(JournalColumns.Hash(Ledger.Shape));
    }

    private sealed record Diary(OrganizationId Organization, long Sequence, string Note, string Operation, byte[] Picture, byte[] Hash)
    {
        private static readonly RecordShapeBuilder<Diary> Builder = RecordShape.For<Diary>("diary", x => x.Organization);
        private static readonly Column<Diary, long> SequenceColumn = Builder.Number("sequence", x => x.Sequence);
        private static readonly Column<Diary, string> NoteColumn = Builder.Text("note", 40, x => x.Note);
        private static readonly Column<Diary, string> OperationColumn = Builder.Text("operation", 40, x => x.Operation);
        private static readonly Column<Diary, byte[]> PictureColumn = Builder.BytesOf("picture", 100, x => x.Picture, x => x, x => x);
        private static readonly Column<Diary, byte[]> HashColumn = Builder.BytesOf("hash", 32, x => x.Hash, x => x, x => x);

        public static readonly RecordShape<Diary> Shape = Builder.Build(
            r => new Diary(r.Organization, r.Get(SequenceColumn), r.Get(NoteColumn), r.Get(OperationColumn), r.Get(PictureColumn), r.Get(HashColumn)), ShapeTraits.Journal, null, SequenceColumn);
    }

    private sealed record Ledger(OrganizationId Organization, long Operation, string Hash)
    {
        private static readonly RecordShapeBuilder<Ledger> Builder = RecordShape.For<Ledger>("ledger", x => x.Organization);
        private static readonly Column<Ledger, long> OperationColumn = Builder.Number("operation", x => x.Operation);
        private static readonly Column<Ledger, string> HashColumn = Builder.Text("hash", 64, x => x.Hash);

        public static readonly RecordShape<Ledger> Shape = Builder.Build(r => new Ledger(r.Organization, r.Get(OperationColumn), r.Get(HashColumn)), ShapeTraits.Journal, null, OperationColumn);
    }
}
