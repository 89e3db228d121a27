using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class ChangeSetTests
{
    private static readonly OrganizationId Acme = SampleStore.Acme;
    private static readonly Write NewAlbum = Write.Insert(Album.Shape, Album.Shape.ToCells(SampleStore.Sample(1)));

    [Fact]
    public void A_change_is_its_head_and_then_its_writes()
    {
        foreach (var head in new[] { Heads.Insert(2), Heads.Replace(2) })
        {
            Write[] writes = [NewAlbum, Heads.Entry(1), Heads.Entry(2)];
            var change = ChangeSet.Create(Acme, head, writes);
            Assert.Equal(Acme, change.Organization);
            Assert.Equal([head, .. writes], change.Writes);
        }
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Throws<ArgumentNullException>("head", () => ChangeSet.Create(Acme, null!, [Heads.Entry(1)]));
        Assert.Throws<ArgumentNullException>("writes", () => ChangeSet.Create(Acme, Heads.Insert(1), null!));
        Assert.Throws<ArgumentException>("organization", () => ChangeSet.Create(default, Heads.Insert(1), [Heads.Entry(1)]));
    }

    [Fact]
    public void The_head_is_a_head_that_is_written()
    {
        // The number of the album stands where a head has the sequence of the entry.
        Assert.Throws<ArgumentException>("head", () => ChangeSet.Create(Acme, NewAlbum, [Heads.Entry(1)]));
        Assert.Throws<ArgumentException>("head", () => ChangeSet.Create(Acme, Write.Remove(OrganizationHead.Shape, [], StoreVersion.First), [Heads.Entry(1)]));
        Assert.Throws<ArgumentException>("head", () => ChangeSet.Create(Acme, Write.Require(OrganizationHead.Shape, [], null), [Heads.Entry(1)]));
    }

    [Fact]
    public void The_head_is_written_once() =>
        Assert.Throws<ArgumentException>("writes", () => ChangeSet.Create(Acme, Heads.Replace(1), [Heads.Replace(1), Heads.Entry(1)]));

    [Fact]
    public void A_change_has_an_entry_of_the_log()
    {
        Assert.Throws<ArgumentException>("writes", () => ChangeSet.Create(Acme, Heads.Insert(1), []));
        Assert.Throws<ArgumentException>("writes", () => ChangeSet.Create(Acme, Heads.Insert(1), [NewAlbum]));
        Assert.Throws<ArgumentException>("writes", () => ChangeSet.Create(Acme, Heads.Insert(1), [Write.ReplaceAll(Line.Shape, [], [Heads.LineAt(1)])]));
    }

    [Fact]
    public void The_head_names_the_last_entry() =>
        Assert.Throws<ArgumentException>("writes", () => ChangeSet.Create(Acme, Heads.Insert(1), [Heads.Entry(1), Heads.Entry(2)]));
}
