using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiAnswerTests
{
    [Fact]
    public void A_detail_is_kept_up_to_its_length_and_cut_off_beyond()
    {
        Assert.Null(DetailOf(null));
        Assert.Equal("short", DetailOf("short"));
        Assert.Equal(new string('x', 100), DetailOf(new string('x', 100)));
        Assert.Equal(new string('x', 100), DetailOf(new string('x', 100) + "y"));

        static string? DetailOf(string? detail) => CtiAnswer.Refused(CtiRefusal.Other, detail).Detail;
    }

    [Fact]
    public void An_answer_tells_how_it_ended_and_why_as_far_as_it_is_known()
    {
        Assert.Equal("Done", CtiAnswer.Done.ToString());
        Assert.Equal("Unreachable", CtiAnswer.Unreachable.ToString());
        Assert.Equal("Refused NotSignedIn", CtiAnswer.Refused(CtiRefusal.NotSignedIn).ToString());
        Assert.Equal("Refused NotSignedIn (invalidObjectState)", CtiAnswer.Refused(CtiRefusal.NotSignedIn, "invalidObjectState").ToString());
        Assert.Equal("Done 7", CtiAnswer<int>.FromValue(7).ToString());
        Assert.Equal("Unknown", CtiAnswer<int>.FromAnswer(CtiAnswer.Unknown).ToString());
    }

    [Fact]
    public void Only_what_was_done_has_a_value_and_it_has_one()
    {
        Assert.Equal(7, CtiAnswer<int>.FromValue(7).Value);
        Assert.Throws<InvalidOperationException>(() => CtiAnswer<int>.FromAnswer(CtiAnswer.Unreachable).Value);
        Assert.Throws<ArgumentException>(() => CtiAnswer<int>.FromAnswer(CtiAnswer.Done));
    }
}
