using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Tests.Iam;

public class LookAlikeTests
{
    [Theory]
    [InlineData("bob", "b0b")]
    [InlineData("lee1", "1eel")]
    [InlineData("mina", "rnina")]
    [InlineData("woo", "vvoo")]
    [InlineData("david", "clavicl")]
    [InlineData("kim.ji", "kim-ji")]
    [InlineData("kim_ji", "kim.ji")]
    [InlineData("vvv1", "wvl")]
    [InlineData("vvv1", "vwl")]
    public void These_pass_for_each_other(string one, string other) => Assert.Equal(Form(one), Form(other));

    [Theory]
    [InlineData("kim", "kin")]
    [InlineData("lee", "iee")]
    [InlineData("kim.ji", "kimji")]
    [InlineData("cia", "da")]
    [InlineData("s5", "ss")]
    public void These_do_not(string one, string other) => Assert.NotEqual(Form(one), Form(other));

    [Fact]
    public void The_form_fits_its_column() => Assert.Equal(LookAlikes.MaxLength, Form(new string('m', MemberAccount.MaxLength)).Length);

    private static string Form(string account) => LookAlikes.FormOf(MemberAccount.FromStored(account));
}
