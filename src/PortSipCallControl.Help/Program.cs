using System.Text;
using System.Xml;
using PortSipCallControl.Help;

if (args is ["--hide-clone-methods", .. var assemblies])
{
    foreach (var assembly in assemblies)
        CloneMethods.Hide(assembly);
    return 0;
}
if (args is not [var docs, var output])
{
    Console.Error.WriteLine("Usage: PortSipCallControl.Help <folder of the pages> <folder for the help> | --hide-clone-methods <assemblies>");
    return 64;
}

Directory.CreateDirectory(output);
var shared = MarkdownFile.Sections(MarkdownFile.Read(Path.Combine(docs, "shared-parameters.md")), level: 2).ToDictionary(s => s.Heading, s => s.Blocks);
var pages = Directory.EnumerateFiles(docs, "*-PortSip*.md").Order(StringComparer.Ordinal).Select(page => CmdletPage.Read(page, shared));
var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n" };
using (var writer = XmlWriter.Create(Path.Combine(output, "PortSipCallControl.dll-Help.xml"), settings))
    Maml.Document(pages).Save(writer);

foreach (var topic in Directory.EnumerateFiles(docs, "about_*.md"))
{
    // Without a byte order mark Windows PowerShell would read it as ANSI.
    File.WriteAllText(Path.Combine(output, Path.GetFileNameWithoutExtension(topic) + ".help.txt"), TopicText.Render(MarkdownFile.Read(topic)), Encoding.UTF8);
}
return 0;
