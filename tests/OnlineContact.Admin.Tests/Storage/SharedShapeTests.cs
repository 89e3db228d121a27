using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

/// <summary>Shapes are shared by the whole process: nobody may change one for the others.</summary>
public class SharedShapeTests
{
    public static TheoryData<string> Names => [.. AdminShapes.All.Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_list_of_a_shape_can_be_written_to(string name)
    {
        var shape = AdminShapes.All.Single(shape => shape.Name == name);

        AssertFixed(shape.Columns);
        AssertFixed(shape.Key);
        AssertFixed(shape.UniqueKeys);
        AssertFixed(shape.Indexes);
        AssertFixed(shape.Collections);
        Assert.All(shape.UniqueKeys, key => AssertFixed(key.Columns));
        Assert.All(shape.Indexes, index => AssertFixed(index.Columns));
    }

    [Fact]
    public void The_list_of_shapes_cannot_be_written_to() => AssertFixed(AdminShapes.All);

    [Fact]
    public void A_shape_does_not_follow_the_array_its_key_was_given_in()
    {
        var builder = RecordShape.For<object>("thing", _ => default);
        var a = builder.Number("a", _ => 1);
        var b = builder.Number("b", _ => 2);
        Column<object>[] key = [a];
        var shape = builder.Build(_ => new object(), ShapeTraits.None, null, key);

        key[0] = b;

        Assert.Equal([a], shape.Key);
        Assert.Equal([Cell.Of(1)], shape.KeyOf([Cell.Of(1), Cell.Of(2)]));
    }

    private static void AssertFixed<T>(IReadOnlyList<T> list)
    {
        Assert.False(list is T[] { Length: > 0 } or List<T>);
        if (list is IList<T> { Count: > 0 } writable) Assert.Throws<NotSupportedException>(() => writable[0] = writable[0]);
    }
}
