using OnlineContact.Admin.Testing.FsCheck;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Profile pictures and discount rates at their limits, in the library and in the naive model alike.</summary>
public class PictureAndDiscountTests
{
    private const int MaxLength = 2 * 1024 * 1024;

    private static byte[] Long(int length) => [.. PictureBuilder.Png(16, 16), .. new byte[length - 33]];

    [Fact]
    public Task A_picture_is_a_PNG_with_a_whole_header_and_sides_of_1_to_4096() => RunAsync(
        (Add(), Done),
        (Picture(1, []), "OCA1020"),
        (Picture(1, "<svg/>"u8.ToArray()), "OCA1020"),
        (Picture(1, PictureBuilder.Png(16, 16)[..32]), "OCA1021"),
        (Picture(1, PictureBuilder.Png(16, 16)[..8]), "OCA1021"),
        (Picture(1, PictureBuilder.Png(4097, 16)), "OCA1022"),
        (Picture(1, PictureBuilder.Png(16, 4097)), "OCA1022"),
        (Picture(1, PictureBuilder.Png(0, 16)), "OCA1022"),
        (Picture(1, PictureBuilder.Png(16, 0)), "OCA1022"),
        (Picture(1, PictureBuilder.Png(4096, 1)), Done),
        (Picture(1, PictureBuilder.Png(1, 4096)), Done));

    [Fact]
    public Task A_picture_has_up_to_two_mebibytes() => RunAsync(
        (Add(), Done),
        (Picture(1, Long(MaxLength + 1)), "OCA1019"),
        (Picture(1, Long(MaxLength)), Done));

    [Fact]
    public Task The_same_picture_is_no_change_and_what_is_not_there_is_not_removed() => RunAsync(
        (Add(), Done),
        (RemovePicture(1), Same),
        (Picture(1, PictureBuilder.Png(16, 16)), Done),
        (Picture(1, PictureBuilder.Png(16, 16)), Same),
        (Picture(1, PictureBuilder.Png(16, 17)), Done),
        (RemovePicture(1), Done),
        (RemovePicture(1), Same));

    [Fact]
    public Task A_discount_is_a_whole_percentage_of_0_to_100() => RunAsync(
        (Add(), Done),
        (Discount(1, -1), "OCA3010"),
        (Discount(1, 0.5m), "OCA3010"),
        (Discount(1, 101), "OCA3010"),
        (Discount(1, 0), Done),
        (Discount(1, 100), Done),
        (Discount(2, 10), "OCA1001"));

    [Fact]
    public Task A_discount_is_set_for_a_service_from_a_month_on() => RunAsync(
        (Add(), Done),
        (Add(), Done),
        (Discount(1, 10), Done),
        (Discount(1, 10), Same),
        (Discount(1, 10, month: 4), Done),
        (Discount(2, 10), Done),
        (Discount(1, 20), Done),
        (Discount(1, 10, month: 4), Same),
        (Discount(1, 10), Done));
}
