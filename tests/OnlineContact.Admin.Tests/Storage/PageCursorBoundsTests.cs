using System.Buffers.Text;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class PageCursorBoundsTests
{
    private static readonly OrganizationId Acme = SampleStore.Acme;

    [Fact]
    public void A_cursor_has_4000_characters_at_most()
    {
        Assert.Equal(4_000, CursorOf(2_972).Length);
        Assert.True(PageCursor.Decode(Acme, Album.ByName, CursorOf(2_972)).Succeeded);
        Assert.Equal(4_001, CursorOf(2_973).Length);
        Assert.False(PageCursor.Decode(Acme, Album.ByName, CursorOf(2_973)).Succeeded);

        static string CursorOf(int length)
        {
            var cells = Album.Shape.ToCells(SampleStore.Sample(7));
            cells[Album.NameColumn.Ordinal] = Cell.Of(new string('a', length));
            return PageCursor.Encode(Acme, Album.ByName, cells);
        }
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(2, false)]
    [InlineData(-1, false)]
    public void A_cursor_announces_the_bytes_it_has(int announced, bool good)
    {
        var cursor = Cursor(writer =>
        {
            writer.Write("seal.by_day");
            writer.Write(20_260_101L);
            writer.Write(0L);
            writer.Write7BitEncodedInt(announced);
            writer.Write([1, 2, 3]);
        });
        Assert.Equal(good, PageCursor.Decode(Acme, Seal.ByDay, cursor).Succeeded);
    }

    [Theory]
    [InlineData((byte)'a', true)]
    [InlineData((byte)0xFF, false)]
    public void Text_that_is_no_text_is_refused_and_not_mended(byte sign, bool good)
    {
        var cursor = Cursor(writer =>
        {
            writer.Write("album.by_name");
            writer.Write7BitEncodedInt(1);
            writer.Write(sign);
            writer.Write(7L);
        });
        Assert.Equal(good, PageCursor.Decode(Acme, Album.ByName, cursor).Succeeded);
    }

    private static string Cursor(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes)) write(writer);
        return "acme." + Base64Url.EncodeToString(bytes.ToArray());
    }
}
