namespace OnlineContact.Admin.ArchitectureTests;

public sealed class FirstDrawingTests
{
    [Fact]
    public void The_core_differs_from_the_first_drawing_where_it_is_said_and_nowhere_else() => Assert.Equal(
        FirstDrawing.Differences.Order(StringComparer.Ordinal),
        FirstDrawing.NotDrawn(TypeUses.Of(Assemblies.Core), "OnlineContact.Admin").Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_planted_arrow_that_was_not_drawn_would_be_found() => Assert.Equal(
        ["Errors -> Storage", "Search -> Errors"],
        FirstDrawing.NotDrawn(TypeUses.Of(typeof(FirstDrawingTests).Assembly.Location), "Planted.OnlineContact.Admin").Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_drawn_room_stands_in_the_plan() => Assert.All(FirstDrawing.Rooms, room => Assert.True(Floors.FloorOf(room) >= 0, room));
}
