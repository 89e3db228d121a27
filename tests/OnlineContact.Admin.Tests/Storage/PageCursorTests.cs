using System.Buffers.Text;
using FsCheck.Xunit;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class PageCursorTests
{
    private static readonly OrganizationId Acme = SampleStore.Acme;

    [Property]
    public void A_cursor_gives_back_the_place_it_was_made_from(long number, int[] name, decimal price, bool sold)
    {
        var cells = Album.Shape.ToCells(SampleStore.Sample(number, name: Texts.Of(name, 20)) with { Price = Math.Round(price % 1_000_000m, 9), Sold = sold });

        foreach (var index in Album.Shape.Indexes)
        {
            var place = PageCursor.Decode(Acme, index, PageCursor.Encode(Acme, index, cells)).Value;
            Assert.Equal(index.Columns.Select(column => cells[column.Ordinal]), place);
        }
    }

    [Property]
    public void A_cursor_keeps_bytes_instants_and_dates(byte[] mark, int ticks, ushort days)
    {
        var cells = Seal.Shape.ToCells(new Seal(Acme, [.. mark.Take(40)], Instant.FromUnixTimeTicks(ticks), new LocalDate(2000, 1, 1).PlusDays(days)));

        var place = PageCursor.Decode(Acme, Seal.ByDay, PageCursor.Encode(Acme, Seal.ByDay, cells)).Value;

        Assert.Equal(Seal.ByDay.Columns.Select(column => cells[column.Ordinal]), place);
    }

    [Fact]
    public void A_cursor_begins_with_the_organization_in_clear() => Assert.StartsWith("acme.", Good(), StringComparison.Ordinal);

    [Fact]
    public void A_cursor_of_another_organization_or_order_is_refused()
    {
        Refused(OrganizationId.Parse("acm"), Album.ByName, Good());
        Refused(OrganizationId.Parse("ACME"), Album.ByName, Good());
        Refused(Acme, Album.ByPrice, Good());
        Refused(Acme, Seal.ByDay, Good());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("acme")]
    [InlineData("acme.")]
    [InlineData("acme.!!!!")]
    [InlineData("acme.\u00E9")]
    public void What_is_no_cursor_is_refused(string cursor) => Refused(Acme, Album.ByName, cursor);

    [Fact]
    public void A_cursor_that_is_too_long_is_refused() => Refused(Acme, Album.ByName, Good() + new string('A', 2_000));

    [Fact]
    public void A_cursor_that_announces_more_bytes_than_it_has_is_refused_without_making_room_for_them()
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            writer.Write("seal.by_day");
            writer.Write(20_260_101L);
            writer.Write(0L);
            writer.Write7BitEncodedInt(1_000_000_000);
        }

        var cursor = "acme." + Base64Url.EncodeToString(bytes.ToArray());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused(Acme, Seal.ByDay, cursor);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Property(MaxTest = 500)]
    public void A_mangled_cursor_is_refused_or_names_a_place_and_never_fails(int at, char sign, bool cut)
    {
        var good = Good();
        var place = (int)((uint)at % good.Length);
        var mangled = cut ? good[..place] : good[..place] + sign + good[(place + 1)..];

        var outcome = PageCursor.Decode(Acme, Album.ByName, mangled);

        if (outcome.Succeeded) Assert.Equal(2, outcome.Value.Length);
        if (cut) Refused(Acme, Album.ByName, mangled);
    }

    [Property]
    public void Random_bytes_never_fail(byte[] bytes)
    {
        foreach (var index in Album.Shape.Indexes.Append(Seal.ByDay))
            Refused(Acme, index, "acme." + Base64Url.EncodeToString(bytes));
    }

    private static string Good() => PageCursor.Encode(Acme, Album.ByName, Album.Shape.ToCells(SampleStore.Sample(7, name: "h\u00E9 \U0001F600")));

    private static void Refused(OrganizationId organization, RecordIndex index, string cursor)
    {
        var outcome = PageCursor.Decode(organization, index, cursor);
        Assert.False(outcome.Succeeded);
        Assert.Equal(AdminErrors.CursorInvalid, outcome.Error.Kind);
    }
}
