<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>VaihingenUNet</name>
    <message>
        <location filename="../training/__main__.py"/>
        <source>Stopped. {message}</source>
        <translation>Arrêté. {message}</translation>
    </message>
    <message>
        <location filename="../training/__main__.py"/>
        <source>Error: {error}</source>
        <translation>Erreur : {error}</translation>
    </message>
    <message>
        <location filename="../training/__main__.py"/>
        <source>Error in process {rank}: {error}</source>
        <translation>Erreur dans le processus {rank} : {error}</translation>
    </message>
    <message>
        <location filename="../training/__main__.py"/>
        <source>The engine of Vaihingen U-Net.</source>
        <translation>Le moteur de Vaihingen U-Net.</translation>
    </message>
    <message>
        <location filename="../training/__main__.py"/>
        <source>Default: {default}.</source>
        <translation>Par défaut : {default}.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess.py"/>
        <location filename="../training/comparison/compare.py"/>
        <location filename="../training/comparison/protocol.py"/>
        <location filename="../training/dataset/report/facts.py"/>
        <location filename="../training/points/assess_points.py"/>
        <source>engine version</source>
        <translation>version du moteur</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess.py"/>
        <source>{reference} is a copy of {prediction}, byte for byte: what is compared with itself is always 100 % right. Give the true classes as reference.</source>
        <translation>{reference} est une copie de {prediction}, octet par octet : ce qui est comparé à soi-même est toujours exact à 100 %. Donnez les vraies classes comme référence.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess.py"/>
        <source>{prediction} is compared with {reference}, as they were given, but {other} has its name. Check the order of the references.</source>
        <translation>{prediction} est comparé à {reference}, dans l’ordre donné, mais c’est {other} qui porte son nom. Vérifiez l’ordre des références.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess.py"/>
        <source>IGNORE_CLASSES holds {unknown}, but the classes are {classes}.</source>
        <translation>IGNORE_CLASSES contient {unknown}, mais les classes sont {classes}.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess.py"/>
        <source>Give codes of these classes.</source>
        <translation>Donnez des codes de ces classes.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess.py"/>
        <source>IGNORE_CLASSES leaves no class to compare.</source>
        <translation>IGNORE_CLASSES ne laisse aucune classe à comparer.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess.py"/>
        <source>Name fewer classes.</source>
        <translation>Nommez moins de classes.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess_rasters.py"/>
        <source>Estimating the uncertainty</source>
        <translation>Estimation de l’incertitude</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess_rasters.py"/>
        <source>Compared</source>
        <translation>Comparaison terminée</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess_rasters.py"/>
        <source>The worst places are shown without orthophoto: {message}</source>
        <translation>Les pires endroits sont montrés sans orthophoto : {message}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess_rasters.py"/>
        <source>{reference} was brought onto the grid of the classified raster (nearest neighbour).</source>
        <translation>{reference} a été ramené sur la grille du raster classé (plus proche voisin).</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess_rasters.py"/>
        <source>{reference} covers {covered:.1%} of {prediction}: only this part is compared.</source>
        <translation>{reference} couvre {covered:.1%} de {prediction} : seule cette partie est comparée.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess_rasters.py"/>
        <source>EROSION={erosion} left out {border} pixels more.</source>
        <translation>EROSION={erosion} a écarté {border} pixels de plus.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess_rasters.py"/>
        <source>The borders between classes are already left out in {reference} (about {gap_px} pixels wide): it is an eroded reference.</source>
        <translation>Les limites entre classes sont déjà écartées dans {reference} (sur environ {gap_px} pixels) : c’est une référence érodée.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess_rasters.py"/>
        <source>{pixels} pixels: {reason}</source>
        <translation>{pixels} pixels : {reason}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess_rasters.py"/>
        <source>No pixel of the classified raster {prediction} can be compared with {reference} ({reasons}).</source>
        <translation>Aucun pixel du raster classé {prediction} ne peut être comparé à {reference} ({reasons}).</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assess_rasters.py"/>
        <source>Choose a reference with labels where the classified raster has data, or leave out less (EROSION, IGNORE_CLASSES).</source>
        <translation>Choisissez une référence étiquetée là où le raster classé a des données, ou écartez moins de pixels (EROSION, IGNORE_CLASSES).</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assessment.py"/>
        <source>on the chosen blocks alone:</source>
        <translation>sur les seuls blocs choisis :</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assessment.py"/>
        <source>overall accuracy {overall} %{within}, mean F1 {mean_f1} %{within_f1}, mean IoU {mean_iou} %, kappa {kappa}</source>
        <translation>exactitude globale {overall} %{within}, F1 moyen {mean_f1} %{within_f1}, IoU moyen {mean_iou} %, kappa {kappa}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assessment.py"/>
        <source>of the {share} % that the prediction does not leave undefined, {right} % are right</source>
        <translation>des {share} % que la prédiction ne laisse pas indéfinis, {right} % sont justes</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assessment.py"/>
        <source>no confidence intervals: {problem}</source>
        <translation>pas d’intervalles de confiance : {problem}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assessment.py"/>
        <source>compared {pixels} of {total} pixels</source>
        <translation>{pixels} pixels comparés sur {total}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assessment.py"/>
        <source>left out {pixels}: {reason}</source>
        <translation>laissés de côté {pixels} : {reason}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assessment.py"/>
        <source> (95 % interval {interval})</source>
        <translation> (intervalle à 95 % : {interval})</translation>
    </message>
    <message>
        <location filename="../training/accuracy/assessment.py"/>
        <location filename="../training/learning/report.py"/>
        <source>{low} to {high}</source>
        <translation>{low} à {high}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/block_bootstrap.py"/>
        <source>the errors do not vary from place to place (all is right, or all is wrong), so that they tell nothing</source>
        <translation>les erreurs ne varient pas d’un endroit à l’autre (tout est juste, ou tout est faux), et ne disent donc rien</translation>
    </message>
    <message>
        <location filename="../training/accuracy/block_bootstrap.py"/>
        <source>too few blocks: {blocks} of {block_size} × {block_size} pixels, which count as {effective:.1f} full ones, but {least} are needed; errors hang together over about {range_px:.0f} pixels, so that smaller blocks would not be independent</source>
        <translation>trop peu de blocs : {blocks} de {block_size} × {block_size} pixels, qui comptent pour {effective:.1f} blocs complets, mais il en faut {least} ; les erreurs se ressemblent sur environ {range_px:.0f} pixels, si bien que des blocs plus petits ne seraient pas indépendants</translation>
    </message>
    <message>
        <location filename="../training/accuracy/paired_bootstrap.py"/>
        <source>the differences do not vary from place to place, so that they tell nothing</source>
        <translation>les différences ne varient pas d’un endroit à l’autre, et ne disent donc rien</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>OA</source>
        <translation>EG</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/comparison/report.py"/>
        <location filename="../training/comparison/verdict.py"/>
        <location filename="../training/learning/report.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/compare.html"/>
        <source>mean F1</source>
        <translation>F1 moyen</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/compare.html"/>
        <source>mean IoU</source>
        <translation>IoU moyen</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>PROTOCOL={name} counts the classes of the ISPRS, but these are {names}.</source>
        <translation>PROTOCOL={name} compte les classes de l’ISPRS, mais celles-ci sont {names}.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>Leave PROTOCOL out, or give class rasters of these classes.</source>
        <translation>Omettez PROTOCOL, ou donnez des rasters de ces classes.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>PROTOCOL={name} tests on the tiles {names}, and by their names these are none of them: {foreign}.</source>
        <translation>PROTOCOL={name} teste sur les dalles {names}, et d’après leurs noms ceux-ci n’en sont pas : {foreign}.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>Give the class rasters of the test tiles alone, named like their orthophotos, or leave PROTOCOL out.</source>
        <translation>Donnez les seuls rasters de classes des dalles de test, nommés comme leurs orthophotos, ou omettez PROTOCOL.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>PROTOCOL={name} tests on the tiles {names}, of which {missing} are missing: the figures cannot be set beside published ones.</source>
        <translation>PROTOCOL={name} teste sur les dalles {names}, dont {missing} manquent : les chiffres ne peuvent pas être placés à côté de ceux qui sont publiés.</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <location filename="../training/classification/classify.py"/>
        <source>models</source>
        <translation>modèles</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>this assessment</source>
        <translation>cette évaluation</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>Pixels within {erosion} pixels of a border between classes do not count</source>
        <translation>Les pixels à moins de {erosion} pixels d’une limite entre classes ne comptent pas</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>All labelled pixels count</source>
        <translation>Tous les pixels étiquetés comptent</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>clutter counts in the overall accuracy, but not in the means</source>
        <translation>les objets divers comptent dans l’exactitude globale, mais pas dans les moyennes</translation>
    </message>
    <message>
        <location filename="../training/accuracy/protocol.py"/>
        <source>all six classes enter the means</source>
        <translation>les six classes entrent dans les moyennes</translation>
    </message>
    <message>
        <location filename="../training/accuracy/raster_pair.py"/>
        <source>the reference has no data</source>
        <translation>la référence n’a pas de données</translation>
    </message>
    <message>
        <location filename="../training/accuracy/raster_pair.py"/>
        <source>the reference is undefined (unlabelled)</source>
        <translation>la référence est indéfinie (sans étiquette)</translation>
    </message>
    <message>
        <location filename="../training/accuracy/raster_pair.py"/>
        <source>classes that were to be left out</source>
        <translation>classes à laisser de côté</translation>
    </message>
    <message>
        <location filename="../training/accuracy/raster_pair.py"/>
        <source>too near to a border between reference classes</source>
        <translation>trop près d’une limite entre classes de la référence</translation>
    </message>
    <message>
        <location filename="../training/accuracy/raster_pair.py"/>
        <source>the classified raster has no data</source>
        <translation>le raster classé n’a pas de données</translation>
    </message>
    <message>
        <location filename="../training/accuracy/raster_pair.py"/>
        <source>the classified raster</source>
        <translation>le raster classé</translation>
    </message>
    <message>
        <location filename="../training/accuracy/raster_pair.py"/>
        <source>Comparing</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <location filename="../training/accuracy/raster_pair.py"/>
        <source>row {row}</source>
        <translation>ligne {row}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/raster_pair.py"/>
        <source>The reference {reference}</source>
        <translation>La référence {reference}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/comparison/report.py"/>
        <location filename="../training/comparison/verdict.py"/>
        <location filename="../training/learning/report.py"/>
        <location filename="../training/points/report.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/compare.html"/>
        <source>overall accuracy</source>
        <translation>exactitude globale</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>user's, producer's and overall accuracy: Congalton 1991; kappa: Cohen 1960, on its use Pontius and Millones 2011; F1: van Rijsbergen 1979; IoU: Everingham et al. 2010; frequency-weighted means: Long et al. 2015; erosion: ISPRS 2D semantic labelling contest; block bootstrap: Hall 1985, Lahiri 2003; few blocks: Hesterberg 2015, Kish 1965; block size: Nordman, Lahiri and Fridley 2007, Roberts et al. 2017</source>
        <translation>exactitudes de l’utilisateur, du producteur et globale : Congalton 1991 ; kappa : Cohen 1960, sur son usage Pontius et Millones 2011 ; F1 : van Rijsbergen 1979 ; IoU : Everingham et al. 2010 ; moyennes pondérées par la fréquence : Long et al. 2015 ; érosion : concours ISPRS 2D semantic labelling ; bootstrap par blocs : Hall 1985, Lahiri 2003 ; peu de blocs : Hesterberg 2015, Kish 1965 ; taille des blocs : Nordman, Lahiri et Fridley 2007, Roberts et al. 2017</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>Agreement on chosen blocks of {name}</source>
        <translation>Accord sur les blocs choisis de {name}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>Accuracy of {name}</source>
        <translation>Exactitude de {name}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>{pixels} pixels compared with the reference</source>
        <translation>{pixels} pixels comparés à la référence</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/report/templates/parts.html"/>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>weighted mean</source>
        <translation>moyenne pondérée</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/comparison/report.py"/>
        <source>sources</source>
        <translation>sources</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>kappa</source>
        <translation>kappa</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>{score} on the chosen blocks</source>
        <translation>{score} sur les blocs choisis</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>precision (user's)</source>
        <translation>précision (utilisateur)</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>recall (producer's)</source>
        <translation>rappel (producteur)</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>{errors} of {compared} pixels wrong; {width} × {height} pixels from column {column}, row {row}; centre</source>
        <translation>{errors} pixels faux sur {compared} ; {width} × {height} pixels à partir de la colonne {column}, ligne {row} ; centre</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/comparison/report.py"/>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../training/report/templates/dataset.html"/>
        <location filename="../training/report/templates/training.html"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Orthophoto</source>
        <translation>Orthophoto</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/comparison/report.py"/>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/report/templates/training.html"/>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/map_style.py"/>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/contract/config/assess.py"/>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>both rasters have the same grid</source>
        <translation>les deux rasters ont la même grille</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>the reference was resampled to the grid of the classified raster (nearest neighbour)</source>
        <translation>la référence a été rééchantillonnée sur la grille du raster classé (plus proche voisin)</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>; it covers {covered} of the classified raster, and only this part is compared</source>
        <translation> ; elle couvre {covered} du raster classé, et seule cette partie est comparée</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/points/assess_points.py"/>
        <source>classified raster</source>
        <translation>raster classé</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>{name} ({width} × {height} pixels)</source>
        <translation>{name} ({width} × {height} pixels)</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/scenes/names.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <location filename="../training/report/templates/training.html"/>
        <source>reference</source>
        <translation>référence</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>grid</source>
        <translation>grille</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>the reference is already eroded: classes are parted by strips without label, about {gap_px} pixels wide</source>
        <translation>la référence est déjà érodée : les classes y sont séparées par des bandes sans étiquette, larges d’environ {gap_px} pixels</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>borders in the reference</source>
        <translation>limites dans la référence</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>as asked for</source>
        <translation>comme demandé</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>chosen by this range and the size of the area</source>
        <translation>choisis d’après cette portée et la taille de la zone</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>range of autocorrelation</source>
        <translation>portée de l’autocorrélation</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>about {range_px:.0f} pixels: errors hang together up to this distance</source>
        <translation>environ {range_px:.0f} pixels : les erreurs sont liées jusqu’à cette distance</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>blocks</source>
        <translation>blocs</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>{blocks} of {block_size} × {block_size} pixels ({chosen}), which tell as much as {effective:.1f} full ones</source>
        <translation>{blocks} de {block_size} × {block_size} pixels ({chosen}), qui en disent autant que {effective:.1f} blocs pleins</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/protocol.html"/>
        <source>method</source>
        <translation>méthode</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>spatial block bootstrap, {resamples} resamples, seed {seed}</source>
        <translation>bootstrap spatial par blocs, {resamples} rééchantillonnages, graine {seed}</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>widening</source>
        <translation>élargissement</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>{widening:.2f} times, for the correlation across the edges of blocks</source>
        <translation>{widening:.2f} fois, pour la corrélation à travers les bords des blocs</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>pixels within {erosion} pixels of a border between reference classes were left out (ISPRS leaves out 3)</source>
        <translation>les pixels à moins de {erosion} pixels d’une limite entre classes de la référence ont été laissés de côté (l’ISPRS en laisse 3)</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/comparison/report.py"/>
        <source>all labelled pixels count, also those at borders between classes</source>
        <translation>tous les pixels étiquetés comptent, aussi ceux des limites entre classes</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/comparison/report.py"/>
        <source>borders</source>
        <translation>limites</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>classes that do not count</source>
        <translation>classes qui ne comptent pas</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <location filename="../training/contract/compatibility.py"/>
        <location filename="../training/dataset/report/facts.py"/>
        <location filename="../training/environment/report.py"/>
        <location filename="../training/labels/palette.py"/>
        <location filename="../training/points/table.py"/>
        <location filename="../training/raster_io/mosaic.py"/>
        <location filename="../training/raster_io/places.py"/>
        <location filename="../training/scenes/folder.py"/>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <location filename="../training/accuracy/report.py"/>
        <source>classes outside the means</source>
        <translation>classes hors des moyennes</translation>
    </message>
    <message>
        <location filename="../training/classification/applicability.py"/>
        <source>{share:.1f} % of the area is outside of what the training has seen (of the training's own held-out ground: {expected:g} %)</source>
        <translation>{share:.1f} % de la surface sort de ce que l’apprentissage a vu (pour le terrain que l’entraînement a gardé à part : {expected:g} %)</translation>
    </message>
    <message>
        <location filename="../training/classification/applicability.py"/>
        <source>{found}: another season, sensor or kind of place. Expect more errors there; APPLICABILITY shows where. Patches from such ground in the training help.</source>
        <translation>{found} : autre saison, autre capteur ou autre genre de lieu. Attendez-vous à plus d’erreurs à ces endroits, qu’APPLICABILITY montre. Des imagettes d’un tel terrain dans l’entraînement y remédient.</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>the model</source>
        <translation>le modèle</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>CLASSES has the classes {there}, but those of the model are {classes}.</source>
        <translation>CLASSES a les classes {there}, mais celles du modèle sont {classes}.</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>Give the classes of the model, with the same values and names.</source>
        <translation>Donnez les classes du modèle, avec les mêmes valeurs et les mêmes noms.</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>MIN_CONFIDENCE is {min_confidence:g}, but the model's classes have none for 'undefined'.</source>
        <translation>MIN_CONFIDENCE vaut {min_confidence:g}, mais les classes du modèle n’en ont aucune pour « indéfini ».</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>Set MIN_CONFIDENCE=0, and use the confidence raster instead.</source>
        <translation>Mettez MIN_CONFIDENCE=0, et servez-vous du raster de confiance.</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>Without a reference there is no accuracy to report: no report is written.</source>
        <translation>Sans référence, il n’y a pas d’exactitude à rapporter : aucun rapport n’est écrit.</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>The model was trained without heights: the height raster is not used.</source>
        <translation>Le modèle a été entraîné sans hauteurs : le raster de hauteurs n’est pas utilisé.</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>This model needs heights, but no height raster was given.</source>
        <translation>Ce modèle demande des hauteurs, mais aucun raster de hauteurs n’a été donné.</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>Choose the height raster of this area in HEIGHT (metres, of the kind used in the training), or a model trained without heights.</source>
        <translation>Choisissez dans HEIGHT le raster de hauteurs de cette zone (en mètres, du même genre qu’à l’entraînement), ou un modèle entraîné sans hauteurs.</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>{ortho}: about {percent:.2g} % of the pixels have a negative near-infrared or red value and so no NDVI: the model sees its mean there.</source>
        <translation>{ortho} : environ {percent:.2g} % des pixels ont une valeur négative de proche infrarouge ou de rouge et donc pas de NDVI : le modèle y voit sa moyenne.</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>The heights are brought onto the orthophoto's grid (bilinear).</source>
        <translation>Les hauteurs sont ramenées sur la grille de l’orthophoto (bilinéaire).</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>The heights are brought onto the pixels that the model sees (bilinear).</source>
        <translation>Les hauteurs sont ramenées sur les pixels que voit le modèle (bilinéaire).</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>{height} looks like absolute heights (the ground lies near {level:.0f} m), but the model was trained on heights above ground: expect a poor result. Give heights above ground.</source>
        <translation>{height} ressemble à des altitudes (le sol est vers {level:.0f} m), mais le modèle a été entraîné sur des hauteurs au-dessus du sol : attendez-vous à un mauvais résultat. Donnez des hauteurs au-dessus du sol.</translation>
    </message>
    <message>
        <location filename="../training/classification/checks.py"/>
        <source>{height} covers only {share:.0f} % of the orthophoto: the rest gets no class (255). Give heights of the whole place, or clip the orthophoto.</source>
        <translation>{height} ne couvre que {share:.0f} % de l’orthophoto : le reste ne reçoit pas de classe (255). Donnez des hauteurs de tout le lieu, ou découpez l’orthophoto.</translation>
    </message>
    <message>
        <location filename="../training/classification/classify.py"/>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>a single window of {patch_size} x {patch_size} pixels</source>
        <translation>une seule fenêtre de {patch_size} x {patch_size} pixels</translation>
    </message>
    <message>
        <location filename="../training/classification/classify.py"/>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>use a model of smaller patches or of a smaller network</source>
        <translation>utilisez un modèle d’imagettes plus petites ou d’un réseau plus petit</translation>
    </message>
    <message>
        <location filename="../training/classification/classify.py"/>
        <source>{ortho} ({number} of {count})</source>
        <translation>{ortho} ({number} sur {count})</translation>
    </message>
    <message>
        <location filename="../training/classification/classify.py"/>
        <source>model</source>
        <translation>modèle</translation>
    </message>
    <message>
        <location filename="../training/classification/forecast.py"/>
        <source>at most {duration}</source>
        <translation>au plus {duration}</translation>
    </message>
    <message>
        <location filename="../training/classification/forecast.py"/>
        <source>about {duration}</source>
        <translation>environ {duration}</translation>
    </message>
    <message>
        <location filename="../training/classification/forecast.py"/>
        <source>{taken} of {memory}</source>
        <translation>{taken} de {memory}</translation>
    </message>
    <message>
        <location filename="../training/classification/forecast.py"/>
        <source>at most {size} on the disk</source>
        <translation>au plus {size} sur le disque</translation>
    </message>
    <message>
        <location filename="../training/classification/forecast.py"/>
        <source>{count} windows of {width} x {height} pixels; expected: {parts}.</source>
        <translation>{count} fenêtres de {width} x {height} pixels ; prévision : {parts}.</translation>
    </message>
    <message>
        <location filename="../training/classification/forecast.py"/>
        <source>{pixels:.3g} million pixels in {duration}</source>
        <translation>{pixels:.3g} millions de pixels en {duration}</translation>
    </message>
    <message>
        <location filename="../training/classification/forecast.py"/>
        <source>Classified {took}: {pixels:.2g} million a second.</source>
        <translation>Classé : {took}, soit {pixels:.2g} millions par seconde.</translation>
    </message>
    <message>
        <location filename="../training/classification/forecast.py"/>
        <source>Classified {km2:.3g} km² ({took}): {pace:.3g} km² an hour.</source>
        <translation>Classé : {km2:.3g} km² ({took}), soit {pace:.3g} km² par heure.</translation>
    </message>
    <message>
        <location filename="../training/classification/gather.py"/>
        <source>Looking at the rasters</source>
        <translation>Examen des rasters</translation>
    </message>
    <message>
        <location filename="../training/classification/gather.py"/>
        <source>{count} rasters</source>
        <translation>{count} rasters</translation>
    </message>
    <message>
        <location filename="../training/classification/gather.py"/>
        <source>Writing the joined raster</source>
        <translation>Écriture du raster assemblé</translation>
    </message>
    <message>
        <location filename="../training/classification/gather.py"/>
        <source>The folder {name} holds no rasters.</source>
        <translation>Le dossier {name} ne contient aucun raster.</translation>
    </message>
    <message>
        <location filename="../training/classification/gather.py"/>
        <source>Choose a folder with rasters ({endings}), or give their names.</source>
        <translation>Choisissez un dossier avec des rasters ({endings}), ou donnez leurs noms.</translation>
    </message>
    <message>
        <location filename="../training/classification/gather.py"/>
        <source>{count} rasters are joined to one of {width} x {height} pixels.</source>
        <translation>{count} rasters sont assemblés en un seul de {width} x {height} pixels.</translation>
    </message>
    <message>
        <location filename="../training/classification/gather.py"/>
        <source>The rasters do not lie on one grid of pixels: the nearest one is taken, and pixels are moved by up to {moved:.2f} pixels.</source>
        <translation>Les rasters ne sont pas sur une même grille de pixels : la plus proche est prise, et les pixels sont déplacés d’au plus {moved:.2f} pixels.</translation>
    </message>
    <message>
        <location filename="../training/classification/gather.py"/>
        <source>{percent:.2g} % of the joined raster is covered by none of them, and has no data. If they are parts of a classification, a part may be missing.</source>
        <translation>{percent:.2g} % du raster assemblé n’est couvert par aucun d’eux, et n’a pas de données. Si ce sont les parties d’une classification, il en manque peut-être une.</translation>
    </message>
    <message>
        <location filename="../training/classification/one_ortho.py"/>
        <location filename="../training/heights/height_above_ground.py"/>
        <location filename="../training/labels/class_raster.py"/>
        <location filename="../training/labels/reference_reader.py"/>
        <source>row {row} of {rows}</source>
        <translation>ligne {row} sur {rows}</translation>
    </message>
    <message>
        <location filename="../training/classification/one_ortho.py"/>
        <source> in column band {number} of {count}</source>
        <translation> dans la bande de colonnes {number} sur {count}</translation>
    </message>
    <message>
        <location filename="../training/classification/one_ortho.py"/>
        <source>Classifying</source>
        <translation>Classification</translation>
    </message>
    <message>
        <location filename="../training/classification/one_ortho.py"/>
        <source>{message} It had come to {place} in {name}.</source>
        <translation>{message} Elle en était à {place} dans {name}.</translation>
    </message>
    <message>
        <location filename="../training/classification/one_ortho.py"/>
        <source>The classification had come to {place} in {name}.</source>
        <translation>La classification en était à {place} dans {name}.</translation>
    </message>
    <message>
        <location filename="../training/classification/ortho_bands.py"/>
        <source>by the model</source>
        <translation>d’après le modèle</translation>
    </message>
    <message>
        <location filename="../training/classification/ortho_bands.py"/>
        <source>{role} {mean:.4g} (in the training {known:.4g} ± {std:.3g})</source>
        <translation>{role} {mean:.4g} (à l’entraînement {known:.4g} ± {std:.3g})</translation>
    </message>
    <message>
        <location filename="../training/classification/ortho_bands.py"/>
        <source>The values of {ortho} are far from those the model was trained on, in the mean {far}: expect a poor result. Give an orthophoto of the same kind (bands, scale, season), or train on this one.</source>
        <translation>Les valeurs de {ortho} sont loin de celles sur lesquelles le modèle a été entraîné, en moyenne {far} : attendez-vous à un mauvais résultat. Donnez une orthophoto du même genre (bandes, échelle, saison), ou entraînez sur celle-ci.</translation>
    </message>
    <message>
        <location filename="../training/classification/ortho_bands.py"/>
        <source> Where the model was trained, their correlation is {known:.2f}.</source>
        <translation> À l’entraînement du modèle, leur corrélation était de {known:.2f}.</translation>
    </message>
    <message>
        <location filename="../training/classification/ortho_bands.py"/>
        <source>{sentence}{trained} The model takes them for near infrared and red: if they are not, expect a poor result, and give an orthophoto with the model's bands.</source>
        <translation>{sentence}{trained} Le modèle les prend pour le proche infrarouge et le rouge : si ce n’est pas le cas, attendez-vous à un mauvais résultat, et donnez une orthophoto avec les bandes du modèle.</translation>
    </message>
    <message>
        <location filename="../training/classification/part.py"/>
        <source>PART is {share}, but {width} x {height} pixels cannot be divided into {count} parts of whole blocks of {block} x {block} pixels in rows and columns.</source>
        <translation>PART vaut {share}, mais {width} x {height} pixels ne se divisent pas en {count} parties de blocs entiers de {block} x {block} pixels, en lignes et en colonnes.</translation>
    </message>
    <message>
        <location filename="../training/classification/part.py"/>
        <source>Take fewer parts, or a number of them that is a product of small ones.</source>
        <translation>Prenez moins de parties, ou un nombre qui soit un produit de petits nombres.</translation>
    </message>
    <message>
        <location filename="../training/classification/part.py"/>
        <source>the part of it in EXTENT</source>
        <translation>sa partie dans EXTENT</translation>
    </message>
    <message>
        <location filename="../training/classification/part.py"/>
        <source>MASK ({mask}) leaves nothing of {inside}: it is 0 or has no data everywhere there.</source>
        <translation>MASK ({mask}) ne laisse rien de {inside} : il y vaut partout 0 ou n’y a pas de données.</translation>
    </message>
    <message>
        <location filename="../training/classification/part.py"/>
        <source>Give a mask that is 1 where a class is wanted, and check the coordinate reference systems of both.</source>
        <translation>Donnez un masque qui vaut 1 là où une classe est voulue, et vérifiez les systèmes de coordonnées des deux.</translation>
    </message>
    <message>
        <location filename="../training/classification/pixel_sizes.py"/>
        <location filename="../training/contract/compatibility.py"/>
        <source>{metres:.3g} m</source>
        <translation>{metres:.3g} m</translation>
    </message>
    <message>
        <location filename="../training/classification/pixel_sizes.py"/>
        <source>The orthophoto has pixels of {raster}, the model was trained on {seen}: it sees pixels of that size, averages of them. The results have pixels of {written} (OUTPUT_PIXEL_SIZE).</source>
        <translation>L’orthophoto a des pixels de {raster}, le modèle a été entraîné sur {seen} : il voit des pixels de cette taille, qui en sont des moyennes. Les résultats ont des pixels de {written} (OUTPUT_PIXEL_SIZE).</translation>
    </message>
    <message>
        <location filename="../training/classification/pixel_sizes.py"/>
        <source>The orthophoto has pixels of {raster}, the model was trained on {seen}: it sees pixels of that size, interpolated between them. The results have pixels of {written} (OUTPUT_PIXEL_SIZE).</source>
        <translation>L’orthophoto a des pixels de {raster}, le modèle a été entraîné sur {seen} : il voit des pixels de cette taille, interpolés entre eux. Les résultats ont des pixels de {written} (OUTPUT_PIXEL_SIZE).</translation>
    </message>
    <message>
        <location filename="../training/classification/pixel_sizes.py"/>
        <source>{done} Larger pixels show less than the model has learnt from: expect a poorer result.</source>
        <translation>{done} Des pixels plus grands montrent moins que ce que le modèle a appris : attendez-vous à un résultat moins bon.</translation>
    </message>
    <message>
        <location filename="../training/classification/pixel_sizes.py"/>
        <source>The orthophoto {ortho} has pixels of {there:.3g} m, {times:.0f} times as large as those of {here:.3g} m that the model was trained on: what it looks for cannot be seen there.</source>
        <translation>L’orthophoto {ortho} a des pixels de {there:.3g} m, {times:.0f} fois plus grands que ceux de {here:.3g} m sur lesquels le modèle a été entraîné : ce qu’il cherche ne s’y voit pas.</translation>
    </message>
    <message>
        <location filename="../training/classification/pixel_sizes.py"/>
        <source>Give an orthophoto of smaller pixels, or train a model on pixels like these.</source>
        <translation>Donnez une orthophoto à pixels plus petits, ou entraînez un modèle sur des pixels comme ceux-ci.</translation>
    </message>
    <message>
        <location filename="../training/classification/prediction/predictor.py"/>
        <source>The network's numbers are too large for {precision} at {place} or near it: such places are computed in 32 bit.</source>
        <translation>Les nombres du réseau sont trop grands pour {precision} à cet endroit ou près de lui : {place} ; de tels endroits sont calculés en 32 bits.</translation>
    </message>
    <message>
        <location filename="../training/classification/prediction/predictor.py"/>
        <source>What the network gives for {place} are no numbers.</source>
        <translation>Ce que le réseau donne pour {place} n’est pas un nombre.</translation>
    </message>
    <message>
        <location filename="../training/classification/prediction/predictor.py"/>
        <source>Look at the values of the rasters there: values far from those that the model was trained on, such as -9999 or 3.4e38 where there is no data, have to be declared as nodata.</source>
        <translation>Regardez les valeurs des rasters à cet endroit : des valeurs loin de celles sur lesquelles le modèle a été entraîné, comme -9999 ou 3.4e38 là où il n’y a pas de données, doivent être déclarées comme nodata.</translation>
    </message>
    <message>
        <location filename="../training/classification/prediction/predictor.py"/>
        <source>{memory} is too small for {windows} windows at once; the classification goes on with {fewer}.</source>
        <translation>{memory} est trop petite pour {windows} fenêtres à la fois ; la classification continue avec {fewer}.</translation>
    </message>
    <message>
        <location filename="../training/classification/prediction/probability_rows.py"/>
        <source>the window from column {column}, row {row} on</source>
        <translation>la fenêtre à partir de la colonne {column}, ligne {row}</translation>
    </message>
    <message>
        <location filename="../training/classification/vegetation_check.py"/>
        <source>In {ortho}, NDVI of what the model calls vegetation is {of_plants:+.2f}, and {of_built:+.2f} for buildings and roads, but must be clearly higher for vegetation. Either the bands are not the near infrared and red that the model takes them for, or the model does not know such ground (another season or sensor). Look at the map before you use it.</source>
        <translation>Dans {ortho}, le NDVI de ce que le modèle appelle végétation est de {of_plants:+.2f}, et de {of_built:+.2f} pour les bâtiments et les routes, mais il doit être nettement plus haut pour la végétation. Soit les bandes ne sont pas le proche infrarouge et le rouge pour lesquels le modèle les prend, soit le modèle ne connaît pas un tel terrain (autre saison ou autre capteur). Regardez la carte avant de vous en servir.</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>{size} x {size} pixels</source>
        <translation>{size} x {size} pixels</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>WINDOW_SIZE is {window_size}, but this model needs windows of {patch} pixels, as large as the patches of its training: {fixed}.</source>
        <translation>WINDOW_SIZE vaut {window_size}, mais ce modèle demande des fenêtres de {patch} pixels, aussi grandes que les imagettes de son entraînement : {fixed}.</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>Set WINDOW_SIZE to 0 or {patch}.</source>
        <translation>Mettez WINDOW_SIZE à 0 ou à {patch}.</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>Windows of {patch} x {patch} pixels, as large as the patches of the training: {fixed}.</source>
        <translation>Fenêtres de {patch} x {patch} pixels, aussi grandes que les imagettes de l’entraînement : {fixed}.</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>as given</source>
        <translation>comme demandé</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>as large as memory allows</source>
        <translation>aussi grandes que la mémoire le permet</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>Windows of up to {size}, {why}; they overlap by {margin} pixels.</source>
        <translation>Fenêtres d’au plus {size}, {why} ; elles se recouvrent de {margin} pixels.</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>its heights are relative to the low ground of each window</source>
        <translation>ses hauteurs sont relatives au sol bas de chaque fenêtre</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>its network looks at the whole of a window at once</source>
        <translation>son réseau regarde toute la fenêtre à la fois</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>WINDOW_SIZE is {wanted} pixels, less than the {patch} of the patches that the model was trained on.</source>
        <translation>WINDOW_SIZE vaut {wanted} pixels, moins que les {patch} des imagettes sur lesquelles le modèle a été entraîné.</translation>
    </message>
    <message>
        <location filename="../training/classification/window_size.py"/>
        <source>Give {patch} or more, or 0 to have it chosen.</source>
        <translation>Donnez {patch} ou plus, ou 0 pour un choix automatique.</translation>
    </message>
    <message>
        <location filename="../training/classification/windows_at_once.py"/>
        <source>{memory} is too small for a window of {size}: the classification begins again with windows of {smaller}.</source>
        <translation>{memory} est trop petite pour une fenêtre de {size} : la classification recommence avec des fenêtres de {smaller}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>Comparing the variants</source>
        <translation>Comparaison des variantes</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>Mind: {text}</source>
        <translation>À noter : {text}</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>Run {number} of {total} ({name}, seed {seed})</source>
        <translation>Calcul {number} sur {total} ({name}, graine {seed})</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>{count} of {total} runs are finished, in {folder}.</source>
        <translation>{count} calculs sur {total} sont terminés, dans {folder}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>The {count} finished runs stay in {folder}.</source>
        <translation>Les {count} calculs terminés restent dans {folder}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>{what}:</source>
        <translation>{what} :</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>{what} is finished after {duration}, in {folder}; {left} for all runs.</source>
        <translation>{what} est terminé après {duration}, dans {folder} ; {left} pour tous les calculs.</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>{what} is finished after {duration}, in {folder}.</source>
        <translation>{what} est terminé après {duration}, dans {folder}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>Part {part} is done.</source>
        <translation>La partie {part} est faite.</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>{left} of {count} runs are left to other parts. Once they are done, run it again without RUNS.</source>
        <translation>{left} calculs sur {count} restent à d’autres parties. Quand ils seront faits, relancez sans RUNS.</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>All runs are finished: run it again without RUNS to compare them.</source>
        <translation>Tous les calculs sont terminés : relancez sans RUNS pour les comparer.</translation>
    </message>
    <message>
        <location filename="../training/comparison/compare.py"/>
        <source>data set</source>
        <translation>jeu de données</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>Delete its folder, or choose another OUTPUT: all runs then start again.</source>
        <translation>Supprimez son dossier, ou choisissez un autre OUTPUT : tous les calculs recommencent alors.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>Delete it: this run is then gone on with.</source>
        <translation>Supprimez-le : ce calcul est alors poursuivi.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>Delete it: this run is then trained again.</source>
        <translation>Supprimez-le : ce calcul est alors entraîné de nouveau.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>RESUME is off: the runs that an earlier call left in {folder} are deleted.</source>
        <translation>RESUME est désactivé : les calculs qu’un appel précédent a laissés dans {folder} sont supprimés.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>{finished} of {total} runs are finished already, in {folder}.</source>
        <translation>{finished} calculs sur {total} sont déjà terminés, dans {folder}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>{folder} is no working folder of a comparison: it holds no {plan}.</source>
        <translation>{folder} n’est pas le dossier de travail d’une comparaison : il ne contient pas {plan}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <location filename="../training/comparison/protocol.py"/>
        <source>Delete or rename it, or choose another OUTPUT.</source>
        <translation>Supprimez-le ou renommez-le, ou choisissez un autre OUTPUT.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>{file} was not written by this version of the plugin, but by {version}.</source>
        <translation>{file} n’a pas été écrit par cette version de l’extension, mais par {version}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>Finish the comparison with that version, or choose another OUTPUT.</source>
        <translation>Terminez la comparaison avec cette version, ou choisissez un autre OUTPUT.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>it holds no parameters</source>
        <translation>il ne contient aucun paramètre</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <location filename="../training/learning/resume.py"/>
        <source>{name} was {there} and is {here}</source>
        <translation>{name} valait {there} et vaut {here}</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>it was another data set, or it has been cut anew</source>
        <translation>c’était un autre jeu de données, ou il a été redécoupé</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>The runs in {folder} cannot be gone on with, nor compared with new ones: {differ}.</source>
        <translation>Les calculs dans {folder} ne peuvent ni être poursuivis, ni être comparés à de nouveaux : {differ}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>Set the parameters as they were, choose another OUTPUT, or switch RESUME off: the runs are then deleted, and all starts again.</source>
        <translation>Remettez les paramètres comme ils étaient, choisissez un autre OUTPUT, ou désactivez RESUME : les calculs sont alors supprimés, et tout recommence.</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>it is no record</source>
        <translation>ce n’est pas une trace du calcul</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>it does not say how the training ended</source>
        <translation>il ne dit pas comment l’apprentissage s’est terminé</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <location filename="../training/learning/resume_checks.py"/>
        <source>{name} is {value}</source>
        <translation>{name} vaut {value}</translation>
    </message>
    <message>
        <location filename="../training/comparison/plan.py"/>
        <source>{file} cannot be read ({reason}).</source>
        <translation>{file} est illisible ({reason}).</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol.py"/>
        <source>{folder} is no working folder of a protocol: it holds no plan.json.</source>
        <translation>{folder} n’est pas le dossier de travail d’un protocole : il ne contient pas plan.json.</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol.py"/>
        <source>What {folder} holds was made with another {differ}.</source>
        <translation>Ce que contient {folder} a été fait avec d’autres paramètres : {differ}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol.py"/>
        <source>Set the parameters as they were, choose another OUTPUT, or delete the folder: all starts again then.</source>
        <translation>Remettez les paramètres comme ils étaient, choisissez un autre OUTPUT, ou supprimez le dossier : tout recommence alors.</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol.py"/>
        <source>Seed {seed}</source>
        <translation>Graine {seed}</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol.py"/>
        <source>All seeds together</source>
        <translation>Toutes les graines ensemble</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol.py"/>
        <location filename="../training/learning/report.py"/>
        <source>folder</source>
        <translation>dossier</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>this run</source>
        <translation>ce calcul</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>seed {seed}</source>
        <translation>graine {seed}</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>mean of {count} seeds</source>
        <translation>moyenne de {count} graines</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>probabilities of {count} seeds averaged</source>
        <translation>moyenne des probabilités de {count} graines</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>protocol</source>
        <translation>protocole</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>training tiles</source>
        <translation>dalles d’entraînement</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>validation tiles</source>
        <translation>dalles de validation</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>{names}: they alone choose the epoch</source>
        <translation>{names} : elles seules choisissent l’époque</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <location filename="../training/comparison/report.py"/>
        <source>test tiles</source>
        <translation>dalles de test</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>{names}: no training and no choice has seen them</source>
        <translation>{names} : aucun entraînement et aucun choix ne les a vues</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>counting</source>
        <translation>comptage</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <location filename="../training/comparison/report.py"/>
        <source>seeds</source>
        <translation>graines</translation>
    </message>
    <message>
        <location filename="../training/comparison/protocol_table.py"/>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>kinds of inputs</source>
        <translation>sortes d’entrées</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>accuracy (recall)</source>
        <translation>exactitude (rappel)</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>block bootstrap: Hall 1985, Lahiri 2003; blocks and seeds drawn together: Owen 2007; sum of two uncertainties with few degrees of freedom: Howe 1974; several comparisons: Holm 1979; chance in the training: Bouthillier et al. 2021; accuracy of a class (producer's accuracy): Congalton 1991; F1: van Rijsbergen 1979</source>
        <translation>bootstrap par blocs : Hall 1985, Lahiri 2003 ; blocs et graines tirés ensemble : Owen 2007 ; somme de deux incertitudes à peu de degrés de liberté : Howe 1974 ; comparaisons multiples : Holm 1979 ; hasard de l’entraînement : Bouthillier et al. 2021 ; exactitude d’une classe (exactitude du producteur) : Congalton 1991 ; F1 : van Rijsbergen 1979</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>Comparison of inputs</source>
        <translation>Comparaison d’entrées</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>Comparison: {what}</source>
        <translation>Comparaison : {what}</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{what}, trained {times} each, tested on {tiles} that no training has seen</source>
        <translation>{what}, entraînées {times} chacune, testées sur {tiles} qu’aucun entraînement n’a vues</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source> alone</source>
        <translation> seule</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>inputs</source>
        <translation>entrées</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>what the others are compared with</source>
        <translation>ce à quoi les autres sont comparées</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <location filename="../training/comparison/verdict.py"/>
        <source>, no interval</source>
        <translation>, pas d’intervalle</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{points} points{lacking}: {verdict}</source>
        <translation>{points} points{lacking} : {verdict}</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{points} points, no interval{reason}: {verdict}</source>
        <translation>{points} points, pas d’intervalle{reason} : {verdict}</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{points} points (95 % interval {points_2} to {points_3}): {verdict}</source>
        <translation>{points} points (intervalle à 95 % : {points_2} à {points_3}) : {verdict}</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>no interval</source>
        <translation>pas d’intervalle</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{points} to {points_2}</source>
        <translation>{points} à {points_2}</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>change of {measure}, percentage points</source>
        <translation>changement : {measure}, en points</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{tile}, {width} × {height} pixels from column {col_off}, row {row_off}</source>
        <translation>{tile}, {width} × {height} pixels à partir de la colonne {col_off}, ligne {row_off}</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{label}: {percent} wrong</source>
        <translation>{label} : {percent} de faux</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{blocks} blocks of {block_size} × {block_size} pixels; differences hang together over about {range_px:.0f} pixels; widening {widening:.2f} times</source>
        <translation>{blocks} blocs de {block_size} × {block_size} pixels ; les différences sont liées sur environ {range_px:.0f} pixels ; élargissement {widening:.2f} fois</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>; standard error of the overall accuracy by ground {space:.2f}, by training {seeds:.2f} points</source>
        <translation> ; erreur type de l’exactitude globale due au terrain {space:.2f}, à l’entraînement {seeds:.2f} points</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>pixels within {erosion} pixels of a border between reference classes do not count (ISPRS leaves out 3)</source>
        <translation>les pixels à moins de {erosion} pixels d’une limite entre classes de la référence ne comptent pas (l’ISPRS en laisse 3)</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>varied</source>
        <translation>ce qui varie</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>pixels compared</source>
        <translation>pixels comparés</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{pixels} of {total}, the same ones for all runs</source>
        <translation>{pixels} sur {total}, les mêmes pour tous les entraînements</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{seeds}; with the same seed all variants see the same patches in the same order</source>
        <translation>{seeds} ; avec la même graine, toutes les variantes voient les mêmes imagettes dans le même ordre</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <location filename="../training/learning/report.py"/>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{without_data} pixels, left out for all: heights are missing there</source>
        <translation>{without_data} pixels, laissés de côté pour toutes : les hauteurs y manquent</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>without data for some variants</source>
        <translation>sans données pour certaines variantes</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{count} kinds of inputs</source>
        <translation>{count} sortes d’entrées</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{what} in {count} ways</source>
        <translation>{what} : {count} variantes</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>once</source>
        <translation>une fois</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>twice</source>
        <translation>deux fois</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <source>{number} times</source>
        <translation>{number} fois</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <location filename="../training/dataset/report/page.py"/>
        <source>1 orthophoto</source>
        <translation>1 orthophoto</translation>
    </message>
    <message>
        <location filename="../training/comparison/report.py"/>
        <location filename="../training/dataset/report/page.py"/>
        <source>{number} orthophotos</source>
        <translation>{number} orthophotos</translation>
    </message>
    <message>
        <location filename="../training/comparison/result.py"/>
        <source>With a single repeat, the intervals know nothing of chance in the training: another seed may turn a verdict. Take three repeats or more.</source>
        <translation>Avec une seule répétition, les intervalles ne savent rien du hasard de l’entraînement : une autre graine peut renverser un verdict. Prenez trois répétitions ou plus.</translation>
    </message>
    <message>
        <location filename="../training/comparison/result.py"/>
        <source>Two repeats show chance in the training so badly that only very large changes get a verdict. Take three or more.</source>
        <translation>Deux répétitions montrent si mal le hasard de l’entraînement que seuls de très grands changements reçoivent un verdict. Prenez-en trois ou plus.</translation>
    </message>
    <message>
        <location filename="../training/comparison/result.py"/>
        <source>The runs were not trained alike (device, precision, batch size: {ways}), which may be a reason for differences. Set DEVICE, PRECISION and BATCH_SIZE.</source>
        <translation>Les entraînements n’ont pas été faits de la même façon (unité de calcul, précision, taille des lots : {ways}), ce qui peut causer des différences. Fixez DEVICE, PRECISION et BATCH_SIZE.</translation>
    </message>
    <message>
        <location filename="../training/comparison/result.py"/>
        <source>The change of the {score} of {names} has no interval: {missing}. It is undecided for want of ground, however large it is. Keep more orthophotos for the test (TEST_TILES), then compare.</source>
        <translation>Le changement de {score} de {names} n’a pas d’intervalle : {missing}. Il est indécis faute de terrain, si grand soit-il. Gardez davantage d’orthophotos pour le test (TEST_TILES), puis comparez.</translation>
    </message>
    <message>
        <location filename="../training/comparison/result.py"/>
        <location filename="../training/comparison/verdict.py"/>
        <location filename="../training/contract/bands/doubts.py"/>
        <location filename="../training/contract/compatibility.py"/>
        <location filename="../training/contract/config/same_file.py"/>
        <location filename="../training/contract/config/start_model.py"/>
        <location filename="../training/contract/values.py"/>
        <location filename="../training/dataset/band_checks.py"/>
        <location filename="../training/dataset/shortfalls.py"/>
        <location filename="../training/dataset/splits.py"/>
        <location filename="../training/export/export_onnx.py"/>
        <location filename="../training/jobs/run.py"/>
        <location filename="../training/labels/questions.py"/>
        <location filename="../training/raster_io/places.py"/>
        <location filename="../training/scenes/folder_choice.py"/>
        <location filename="../training/scenes/matching.py"/>
        <location filename="../vaihingen_qgis_plugin/base/words.py"/>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <location filename="../training/comparison/result.py"/>
        <source>{score} {percent:.1f} %</source>
        <translation>{score} {percent:.1f} %</translation>
    </message>
    <message>
        <location filename="../training/comparison/result.py"/>
        <source>{against}: {base} (mean of {repeats} on unseen tiles)</source>
        <translation>{against} : {base} (moyenne de {repeats} sur des dalles jamais vues)</translation>
    </message>
    <message>
        <location filename="../training/comparison/result.py"/>
        <source>{variant} against {against}: {texts}</source>
        <translation>{variant} comparé à {against} : {texts}</translation>
    </message>
    <message>
        <location filename="../training/comparison/result.py"/>
        <source>no intervals for {variant}: {problem}</source>
        <translation>pas d’intervalles pour {variant} : {problem}</translation>
    </message>
    <message>
        <location filename="../training/comparison/result.py"/>
        <source>{variant} against {base}: {difference}.</source>
        <translation>{variant} par rapport à {base} : {difference}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/unseen_tiles.py"/>
        <source>The ortho of the test tile {tile}</source>
        <translation>L’orthophoto de la dalle de test {tile}</translation>
    </message>
    <message>
        <location filename="../training/comparison/unseen_tiles.py"/>
        <source>The reference of the test tile {tile}</source>
        <translation>La référence de la dalle de test {tile}</translation>
    </message>
    <message>
        <location filename="../training/comparison/unseen_tiles.py"/>
        <source>The height of the test tile {tile}</source>
        <translation>Le raster de hauteurs de la dalle de test {tile}</translation>
    </message>
    <message>
        <location filename="../training/comparison/unseen_tiles.py"/>
        <source>Bring it back to this place as it was, or cut the patches again and start a new comparison.</source>
        <translation>Remettez-le à cette place tel qu’il était, ou redécoupez les imagettes et commencez une nouvelle comparaison.</translation>
    </message>
    <message>
        <location filename="../training/comparison/unseen_tiles.py"/>
        <source>The data set {folder} keeps no whole orthophoto for the test, on which models could be compared.</source>
        <translation>Le jeu de données {folder} ne garde pour le test aucune orthophoto entière, sur laquelle les modèles pourraient être comparés.</translation>
    </message>
    <message>
        <location filename="../training/comparison/unseen_tiles.py"/>
        <source>Cut the patches again with TEST_TILES (names or numbers of orthophotos, e.g. "6") or with TEST_SHARE and SPLIT=tiles.</source>
        <translation>Redécoupez les imagettes avec TEST_TILES (noms ou numéros d’orthophotos, p. ex. "6") ou avec TEST_SHARE et SPLIT=tiles.</translation>
    </message>
    <message>
        <location filename="../training/comparison/unseen_tiles.py"/>
        <source>{what} was made from polygons ({path}), of which no raster is left to compare with.</source>
        <translation>{what} provient de polygones ({path}), dont il ne reste aucun raster à comparer.</translation>
    </message>
    <message>
        <location filename="../training/comparison/unseen_tiles.py"/>
        <source>Rasterise the polygons first, and cut the patches with these rasters as references.</source>
        <translation>Rastérisez d’abord les polygones, et découpez les imagettes avec ces rasters comme références.</translation>
    </message>
    <message>
        <location filename="../training/comparison/unseen_tiles.py"/>
        <source>{what} is no longer at {path}.</source>
        <translation>{what} n’est plus à {path}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/unseen_tiles.py"/>
        <source>{what} has changed since the patches were cut: {path}.</source>
        <translation>{what} a changé depuis la découpe des imagettes : {path}.</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>improves</source>
        <translation>améliore</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>declines</source>
        <translation>dégrade</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>undecided</source>
        <translation>indécis</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>the same in all runs</source>
        <translation>identique dans tous les entraînements</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>{names} in too few blocks, {numbers} of {least_blocks}</source>
        <translation>{names} dans trop peu de blocs, {numbers} sur {least_blocks}</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>{change}: {verdict}</source>
        <translation>{change} : {verdict}</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>{value:+.1f} points</source>
        <translation>{value:+.1f} points</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>, no interval ({missing})</source>
        <translation>, pas d’intervalle ({missing})</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source> (95 % interval {value:+.1f} to {value_2:+.1f})</source>
        <translation> (intervalle à 95 % : {value:+.1f} à {value_2:+.1f})</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>no difference in mean F1 that chance could not make, {figures}</source>
        <translation>pas de différence de F1 moyen que le hasard ne pourrait faire, {figures}</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>they differ in mean F1, better by {change}</source>
        <translation>leur F1 moyen diffère, meilleur de {change}</translation>
    </message>
    <message>
        <location filename="../training/comparison/verdict.py"/>
        <source>they differ in mean F1, worse by {change}</source>
        <translation>leur F1 moyen diffère, moins bon de {change}</translation>
    </message>
    <message>
        <location filename="../training/contract/architectures.py"/>
        <source>choose ARCHITECTURE=unet with a small WIDTH</source>
        <translation>choisissez ARCHITECTURE=unet avec un petit WIDTH</translation>
    </message>
    <message>
        <location filename="../training/contract/architectures.py"/>
        <source>lower WIDTH</source>
        <translation>diminuez WIDTH</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>{parameter} is {band}</source>
        <translation>{parameter} vaut {band}</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>The names of the bands in {file} contradict the parameters: {doubts}, but {where}. NDVI and all that is learnt from it would be wrong. Give {remedy}, unless the names are wrong.</source>
        <translation>Les noms des bandes dans {file} contredisent les paramètres : {doubts}, mais {where}. Le NDVI et tout ce qui en est appris seraient faux. Donnez {remedy}, à moins que les noms ne soient faux.</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>{name} is {band}</source>
        <translation>le {name} est la {band}</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>no band is named {name}</source>
        <translation>aucune bande ne s’appelle {name}</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>{band} for {name}</source>
        <translation>la {band} pour le {name}</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>Choose an orthophoto with the bands in the model's order, or train a model on this kind.</source>
        <translation>Choisissez une orthophoto avec les bandes dans l’ordre du modèle, ou entraînez un modèle sur ce genre d’orthophoto.</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>Bring them into the model's order first: gdal_translate {order} (Raster &gt; Conversion &gt; Translate).</source>
        <translation>Mettez-les d’abord dans l’ordre du modèle : gdal_translate {order} (Raster &gt; Conversion &gt; Convertir).</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>The model takes {wrong} of {file}: expect a poor result. {remedy}</source>
        <translation>Le modèle prend {wrong} de {file} : attendez-vous à un mauvais résultat. {remedy}</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>Bands {nir} and {red} of {where} look as if near infrared and red were swapped: NDVI hardly anywhere is above {high_ndvi:.2f}, and band {nir}, not {red}, goes with the other bands.</source>
        <translation>Les bandes {nir} et {red} de {where} ont l’air d’un proche infrarouge et d’un rouge échangés : le NDVI ne dépasse presque nulle part {high_ndvi:.2f}, et c’est la bande {nir}, et non {red}, qui va avec les autres bandes.</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>Bands {nir} and {red} of {where} hardly look like near infrared and red: they vary together like two visible bands (correlation {correlation:.2f}), and the NDVI of 95 % of the pixels is below {high_ndvi:.2f}, while that of green plants is above 0.2.</source>
        <translation>Les bandes {nir} et {red} de {where} n’ont guère l’air d’un proche infrarouge et d’un rouge : elles varient ensemble comme deux bandes visibles (corrélation {correlation:.2f}), et le NDVI de 95 % des pixels est au-dessous de {high_ndvi:.2f}, alors que celui de plantes vertes dépasse 0,2.</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>If they are swapped, give NIR_BAND={red} RED_BAND={nir}.</source>
        <translation>Si elles sont échangées, donnez NIR_BAND={red} RED_BAND={nir}.</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>If the bands are red, green, blue and near infrared, give NIR_BAND={nir} RED_BAND={red}.</source>
        <translation>Si les bandes sont rouge, vert, bleu et proche infrarouge, donnez NIR_BAND={nir} RED_BAND={red}.</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>If this is a photo in red, green and blue, it has no near infrared: give NIR_BAND=0 RED_BAND=1. If hardly anything grows there, all is well.</source>
        <translation>Si c’est une photo en rouge, vert et bleu, elle n’a pas de proche infrarouge : donnez NIR_BAND=0 RED_BAND=1. Si presque rien n’y pousse, tout va bien.</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/doubts.py"/>
        <source>Look at the bands one by one: plants are bright in near infrared and dark in red.</source>
        <translation>Regardez les bandes une à une : les plantes sont claires dans le proche infrarouge et sombres dans le rouge.</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/names.py"/>
        <source>band {number}</source>
        <translation>bande {number}</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/names.py"/>
        <source>{number} ("{says}")</source>
        <translation>{number} (« {says} »)</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/names.py"/>
        <source>{band} is {name}</source>
        <translation>la {band} est le {name}</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/names.py"/>
        <source>{band} has no role</source>
        <translation>la {band} n’a pas de rôle</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/names.py"/>
        <source> The file marks its bands as {colours}.</source>
        <translation> Le fichier marque ses bandes comme {colours}.</translation>
    </message>
    <message>
        <location filename="../training/contract/card_checks.py"/>
        <source>its channels are none, or one of them stands twice</source>
        <translation>il n’a pas de canal, ou en a un deux fois</translation>
    </message>
    <message>
        <location filename="../training/contract/card_checks.py"/>
        <source>the band of {role}</source>
        <translation>la bande de {role}</translation>
    </message>
    <message>
        <location filename="../training/contract/card_checks.py"/>
        <source>the standard deviation of {role}</source>
        <translation>l’écart-type de {role}</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>The class scheme cannot be read: it holds no list of classes.</source>
        <translation>La nomenclature est illisible : elle ne contient pas de liste de classes.</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>Write {example}.</source>
        <translation>Écrivez {example}.</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>The class scheme cannot be read: {problems}.</source>
        <translation>La nomenclature est illisible : {problems}.</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <location filename="../training/scenes/matching.py"/>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>colour</source>
        <translation>couleur</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>{what} {repeated} stands more than once</source>
        <translation>{what} {repeated} : présent plus d’une fois</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>values must lie in 0-254, found {outside}</source>
        <translation>les valeurs doivent être entre 0 et 254, trouvé {outside}</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>{both} in undefined_values is the value of a class</source>
        <translation>{both} dans undefined_values est la valeur d’une classe</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>{same} in undefined_colours is the colour of a class</source>
        <translation>{same} dans undefined_colours est la couleur d’une classe</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>at least two classes are needed beside the undefined one</source>
        <translation>il faut au moins deux classes en plus de la classe indéfinie</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>The class scheme is not valid: {problems}.</source>
        <translation>La nomenclature n’est pas valable : {problems}.</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>Correct the list of classes.</source>
        <translation>Corrigez la liste des classes.</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>{json} (JSON), or lines such as {line} below the line {head} (CSV)</source>
        <translation>{json} (JSON), ou des lignes comme {line} sous la ligne {head} (CSV)</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>{value} is no whole number</source>
        <translation>{value} n’est pas un nombre entier</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>{value} is no colour</source>
        <translation>{value} n’est pas une couleur</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>{shown} is no class</source>
        <translation>{shown} n’est pas une classe</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>{shown} has no {missing}</source>
        <translation>{shown} n’a pas de {missing}</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <location filename="../training/contract/compatibility.py"/>
        <source> and no </source>
        <translation> ni de </translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>{shown}: a value is a whole number from 0 to 254, a colour three whole numbers from 0 to 255 or #rrggbb</source>
        <translation>{shown} : une valeur est un nombre entier de 0 à 254, une couleur trois nombres entiers de 0 à 255 ou #rrggbb</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>"{what}" is {values}, but a list such as {example} was expected</source>
        <translation>« {what} » vaut {values}, mais une liste comme {example} était attendue</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>"undefined" is {given}, but the value of a class, or null, was expected</source>
        <translation>« undefined » vaut {given}, mais la valeur d’une classe, ou null, était attendue</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>Give models that were trained on one data set, or on data sets cut alike; their INPUTS may differ.</source>
        <translation>Donnez des modèles entraînés sur un même jeu de données, ou sur des jeux découpés de la même façon ; leurs INPUTS peuvent différer.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>{name} is {inputs}, but the data set has no {needs}.</source>
        <translation>{name} vaut {inputs}, mais le jeu de données n’a pas de {needs}.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>Choose other inputs, or cut the patches again with {needs}.</source>
        <translation>Choisissez d’autres entrées, ou redécoupez les imagettes avec {needs}.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source> and with </source>
        <translation> et avec </translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>choose ARCHITECTURE={other}</source>
        <translation>choisissez ARCHITECTURE={other}</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>The patches are {patch_size} pixels wide, but {architecture} needs a multiple of {multiple}, at least {smallest}.</source>
        <translation>Les imagettes ont {patch_size} pixels de large, mais {architecture} demande un multiple de {multiple}, au moins {smallest}.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <location filename="../training/network/memory.py"/>
        <source>, or </source>
        <translation>, ou </translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>Cut the patches again with PATCH_SIZE={fit}</source>
        <translation>Redécoupez les imagettes avec PATCH_SIZE={fit}</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>1 band of</source>
        <translation>1 bande de</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>{n} bands of</source>
        <translation>{n} bandes de</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>The orthophoto {name} has {has} {found}, but the model was trained on {wants} {ortho_dtype}: {band_names}.</source>
        <translation>L’orthophoto {name} a {has} {found}, mais le modèle a été entraîné sur {wants} {ortho_dtype} : {band_names}.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>Choose an orthophoto with those bands, or train a model on this kind.</source>
        <translation>Choisissez une orthophoto avec ces bandes, ou entraînez un modèle sur ce genre d’orthophoto.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>The size of {name}'s pixels in metres is not known (it has no georeference, or one in degrees), but the model needs it for {roles}.</source>
        <translation>La taille en mètres des pixels de {name} n’est pas connue (sans géoréférencement, ou en degrés), mais le modèle en a besoin pour {roles}.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>Give the orthophoto a georeference in metres, or take a model trained without these inputs.</source>
        <translation>Donnez à l’orthophoto un géoréférencement en mètres, ou prenez un modèle entraîné sans ces entrées.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>is rotated against the map grid (transform {transform})</source>
        <translation>est tourné par rapport à la grille de la carte (transformation {transform})</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>is stored upside down (its rows run from south to north)</source>
        <translation>est enregistré tête en bas (ses lignes vont du sud au nord)</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>is mirrored (its columns run from east to west)</source>
        <translation>est en miroir (ses colonnes vont d’est en ouest)</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>Turn it upright first with 'Warp (reproject)' of the Processing Toolbox.</source>
        <translation>Remettez-le d’abord à l’endroit avec « Projection (warp) » de la boîte à outils de traitements.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>{path} has pixels in degrees, but widths of objects are in metres.</source>
        <translation>{path} a des pixels en degrés, mais les largeurs des objets sont en mètres.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>Bring it to a coordinate reference system in metres, such as UTM, with 'Warp (reproject)' of the Processing Toolbox.</source>
        <translation>Mettez-le dans un système de coordonnées en mètres, comme UTM, avec « Projection (warp) » de la boîte à outils de traitements.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>{path} is given as heights, but {why}: heights are one band of numbers in metres.</source>
        <translation>{path} est donné comme hauteurs, mais {why} : des hauteurs sont une bande de nombres en mètres.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>Choose the surface model or the heights above ground, not the orthophoto or a class raster; of a raster with several bands, extract the heights first.</source>
        <translation>Choisissez le modèle numérique de surface ou les hauteurs au-dessus du sol, et non l’orthophoto ou un raster de classes ; d’un raster à plusieurs bandes, extrayez d’abord les hauteurs.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>{path} has {count} bands, but a surface model has one: heights in metres.</source>
        <translation>{path} a {count} bandes, mais un modèle numérique de surface en a une : des hauteurs en mètres.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>Choose the surface model, not the orthophoto; of a raster with several bands, extract the heights first.</source>
        <translation>Choisissez le modèle numérique de surface, et non l’orthophoto ; d’un raster à plusieurs bandes, extrayez d’abord les hauteurs.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <location filename="../training/points/report.py"/>
        <source>pixel size</source>
        <translation>taille de pixel</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <location filename="../training/dataset/report/facts.py"/>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <location filename="../training/contract/channels.py"/>
        <source>heights</source>
        <translation>des hauteurs</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>the {what} of {name} are {there}, but those of {first_name} are {here}</source>
        <translation>{what} de {name} : {there}, mais de {first_name} : {here}</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>the {what} of {name} is {there}, but that of {first_name} is {here}</source>
        <translation>{what} de {name} : {there}, mais de {first_name} : {here}</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>The models cannot be averaged: {difference}.</source>
        <translation>On ne peut pas faire la moyenne des modèles : {difference}.</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>above ground</source>
        <translation>au-dessus du sol</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>absolute, from the low ground around</source>
        <translation>absolues, comptées depuis le sol bas alentour</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>absolute, from the low level of each window</source>
        <translation>absolues, comptées depuis le niveau bas de chaque fenêtre</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <location filename="../training/learning/report.py"/>
        <source>classes</source>
        <translation>classes</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>undefined class</source>
        <translation>classe indéfinie</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>bands</source>
        <translation>bandes</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>{count} of {dtype}</source>
        <translation>{count} de {dtype}</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <location filename="../training/dataset/report/facts.py"/>
        <source>patch size</source>
        <translation>taille des imagettes</translation>
    </message>
    <message>
        <location filename="../training/contract/compatibility.py"/>
        <source>{count} pixels</source>
        <translation>{count} pixels</translation>
    </message>
    <message>
        <location filename="../training/contract/computer/libraries.py"/>
        <source>Most often the runtime of Microsoft Visual C++ is missing or too old. Install it from {runtime} (an administrator's password may be needed), start QGIS again and repeat this.</source>
        <translation>Le plus souvent, le composant d’exécution de Microsoft Visual C++ manque ou est trop ancien. Installez-le depuis {runtime} (le mot de passe d’un administrateur peut être nécessaire), redémarrez QGIS et recommencez.</translation>
    </message>
    <message>
        <location filename="../training/contract/computer/systems.py"/>
        <source>PyTorch 2.2 was the last one for Macs with an Intel processor, and the engine needs 2.5 or newer.
Use a Mac with an Apple processor, or a computer with Windows or Linux. Models that were trained there can be used by all of them.</source>
        <translation>PyTorch 2.2 a été le dernier pour les Mac à processeur Intel, et le moteur demande 2.5 ou plus récent.
Utilisez un Mac à processeur Apple, ou un ordinateur sous Windows ou Linux. Les modèles qui y sont entraînés servent sur tous.</translation>
    </message>
    <message>
        <location filename="../training/contract/computer/systems.py"/>
        <source>There are no packages of PyTorch for processors of the kind {processor}.
Use a computer with an x86-64 or a 64-bit ARM processor.</source>
        <translation>Il n’y a pas de paquets de PyTorch pour les processeurs du type {processor}.
Utilisez un ordinateur à processeur x86-64 ou ARM 64 bits.</translation>
    </message>
    <message>
        <location filename="../training/contract/computer/systems.py"/>
        <source>There are no packages of PyTorch for Linux systems without the GNU C library, such as Alpine.
Use another system, or a container of Debian or Ubuntu.</source>
        <translation>Il n’y a pas de paquets de PyTorch pour les systèmes Linux sans la bibliothèque C de GNU, comme Alpine.
Utilisez un autre système, ou un conteneur Debian ou Ubuntu.</translation>
    </message>
    <message>
        <location filename="../training/contract/computer/systems.py"/>
        <source>PyTorch needs the GNU C library 2.28 or newer, and this system has {version}.
Use a newer system, such as Debian 10, Ubuntu 20.04 or Red Hat 8 or newer ones.</source>
        <translation>PyTorch demande la bibliothèque C de GNU 2.28 ou plus récente, et ce système a {version}.
Utilisez un système plus récent, comme Debian 10, Ubuntu 20.04 ou Red Hat 8, ou ceux d’après.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>{problem} A file compared with itself is always 100 % right.</source>
        <translation>{problem} Un fichier comparé à lui-même est toujours exact à 100 %.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>PROTOCOL={protocol} says how to count: leave {name} out.</source>
        <translation>PROTOCOL={protocol} dit comment compter : n’indiquez pas {name}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>IGNORE_CLASSES holds {wrong}, but takes class codes, e.g. 5 6.</source>
        <translation>IGNORE_CLASSES contient {wrong}, mais prend des codes de classe, p. ex. 5 6.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <source>a polygon layer in REFERENCE</source>
        <translation>une couche de polygones dans REFERENCE</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>MORE_PREDICTIONS holds {number} rasters, but MORE_REFERENCES {references}: each class raster needs its own reference.</source>
        <translation>MORE_PREDICTIONS contient {number} rasters, mais MORE_REFERENCES {references} : chaque raster de classes a besoin de sa propre référence.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>{name} belongs to a polygon layer in REFERENCE, which covers all class rasters: leave MORE_REFERENCES empty.</source>
        <translation>{name} va avec une couche de polygones dans REFERENCE, qui couvre tous les rasters de classes : laissez MORE_REFERENCES vide.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>ERRORS belongs to a single class raster: leave MORE_PREDICTIONS empty, or skip ERRORS.</source>
        <translation>ERRORS va avec un seul raster de classes : laissez MORE_PREDICTIONS vide, ou renoncez à ERRORS.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../training/contract/options.py"/>
        <source>{name} is missing.</source>
        <translation>{name} manque.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>REFERENCE_FIELD and MAP_FIELD are both {map_field}, but must be two fields.</source>
        <translation>REFERENCE_FIELD et MAP_FIELD sont tous deux {map_field}, mais doivent être deux champs.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/choices.py"/>
        <source>{name} belongs to {layers}.</source>
        <translation>{name} va avec {layers}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/choices.py"/>
        <source>CLASS_FIELD {class_field} and POLYGON_CLASS {polygon_class} both say the class of the polygons: give one of them.</source>
        <translation>CLASS_FIELD {class_field} et POLYGON_CLASS {polygon_class} disent tous deux la classe des polygones : donnez l’un des deux.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/choices.py"/>
        <source>POLYGON_CLASS and OTHER_CLASS are both {other_class}: all would be one class.</source>
        <translation>POLYGON_CLASS et OTHER_CLASS valent tous deux {other_class} : tout serait d’une seule classe.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/choices.py"/>
        <source>A list of names {error}</source>
        <translation>Une liste de noms {error}</translation>
    </message>
    <message>
        <location filename="../training/contract/config/choices.py"/>
        <source>Write it like this: 1 3 "area 7"</source>
        <translation>Écrivez-la ainsi : 1 3 "area 7"</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>MODEL and MORE_MODELS hold {twice} more than once.</source>
        <translation>MODEL et MORE_MODELS contiennent {twice} plus d’une fois.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>{name} belongs to several orthophotos, but there is one only.</source>
        <translation>{name} va avec plusieurs orthophotos, mais il n’y en a qu’une.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>{name} is {path}, but must be a folder if there are several orthophotos: each result is named like its orthophoto.</source>
        <translation>{name} vaut {path}, mais doit être un dossier s’il y a plusieurs orthophotos : chaque résultat porte le nom de son orthophoto.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>ORTHO and MORE_ORTHOS hold {twice} more than once.</source>
        <translation>ORTHO et MORE_ORTHOS contiennent {twice} plus d’une fois.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>OUTPUT_FORMAT is COG, but {name} is {path}, which is no name of a GeoTIFF: let it end with .tif.</source>
        <translation>OUTPUT_FORMAT est COG, mais {name} vaut {path}, qui n’est pas un nom de GeoTIFF : faites-le finir par .tif.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>PART is of one orthophoto, but there are several: join them first with the job gather.</source>
        <translation>PART vaut pour une orthophoto, mais il y en a plusieurs : assemblez-les d’abord avec la tâche gather.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>encoder weights {name}</source>
        <translation>poids de l’encodeur {name}</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>1 epoch</source>
        <translation>1 époque</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>{number} epochs</source>
        <translation>{number} époques</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>RUNS is {runs}, but must be a part of the runs, e.g. 1/3, 2/3 or 3/3.</source>
        <translation>RUNS vaut {runs}, mais doit être une partie des calculs, p. ex. 1/3, 2/3 ou 3/3.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>RUNS shares the work with other calls, so that RESUME cannot be off.</source>
        <translation>RUNS partage le travail avec d’autres appels : RESUME ne peut donc pas être désactivé.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>VARIANTS is {variants}, but must hold {base_variant}, which is compared with, and at least one other.</source>
        <translation>VARIANTS vaut {variants}, mais doit contenir {base_variant}, à quoi les autres sont comparés, et au moins un autre.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>{name} is given, but VARY is inputs: name the inputs in VARIANTS.</source>
        <translation>{name} est donné, mais VARY vaut inputs : nommez les entrées dans VARIANTS.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>{name} is given, but VARY is {vary}: {remedy}.</source>
        <translation>{name} est donné, mais VARY vaut {vary} : {remedy}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>name its values in VALUES</source>
        <translation>nommez ses valeurs dans VALUES</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>name the inputs in INPUTS</source>
        <translation>nommez les entrées dans INPUTS</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>VALUES {error}</source>
        <translation>VALUES {error}</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>is empty</source>
        <translation>est vide</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>is {given}</source>
        <translation>vaut {given}</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>VALUES {few}, but VARY={vary} needs two values or more, e.g. {examples}.</source>
        <translation>VALUES {few}, mais VARY={vary} demande deux valeurs ou plus, p. ex. {examples}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>VALUES names something twice: {twice}.</source>
        <translation>VALUES nomme quelque chose deux fois : {twice}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>ORTHOS is missing.</source>
        <translation>ORTHOS manque.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>ORTHOS holds {twice} more than once.</source>
        <translation>ORTHOS contient {twice} plus d’une fois.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/same_file.py"/>
        <source>{names} are the same file, {path}: give each its own.</source>
        <translation>{names} sont le même fichier, {path} : donnez à chacun le sien.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/share.py"/>
        <source>{name} is {text}, but must be a number and how many parts there are, such as 1/8 for the first of eight.</source>
        <translation>{name} vaut {text}, mais doit être un numéro et le nombre de parties, comme 1/8 pour la première de huit.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/share.py"/>
        <source>Number the parts from 1 on.</source>
        <translation>Numérotez les parties à partir de 1.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/start_model.py"/>
        <source>The network of START_MODEL {start_model} is another one: {differences}.</source>
        <translation>Le réseau de START_MODEL {start_model} est un autre : {differences}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/start_model.py"/>
        <source>{name} is {given}, but {value} in the model</source>
        <translation>{name} vaut {given}, mais {value} dans le modèle</translation>
    </message>
    <message>
        <location filename="../training/contract/config/start_model.py"/>
        <source>Leave {others} out, choose another START_MODEL, or train without one.</source>
        <translation>N’indiquez pas {others}, choisissez un autre START_MODEL, ou entraînez sans.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/start_model.py"/>
        <source>START_MODEL was trained on {roles}, and this training has none of them: {here}.</source>
        <translation>START_MODEL a été entraîné sur {roles}, et cet entraînement n’en a aucun : {here}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/start_model.py"/>
        <source>Cut the patches again with NIR_BAND and RED_BAND as the bands really are, or train without START_MODEL.</source>
        <translation>Redécoupez les imagettes avec NIR_BAND et RED_BAND selon ce que sont vraiment les bandes, ou entraînez sans START_MODEL.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Choose either FOLDER (an ISPRS folder), or ORTHOS and their REFERENCES.</source>
        <translation>Choisissez soit FOLDER (un dossier de l’ISPRS), soit ORTHOS et leurs REFERENCES.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>polygon layers in REFERENCES</source>
        <translation>des couches de polygones dans REFERENCES</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>REFERENCES and HEIGHTS belong to ORTHOS; leave them empty with FOLDER.</source>
        <translation>REFERENCES et HEIGHTS vont avec ORTHOS ; laissez-les vides avec FOLDER.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>REFERENCES are missing: give one for each of the ORTHOS.</source>
        <translation>REFERENCES manque : donnez une référence pour chacune des ORTHOS.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>PATCH_SIZE is {patch_size}, but must be a multiple of 16 (the network halves it 4 times).</source>
        <translation>PATCH_SIZE vaut {patch_size}, mais doit être un multiple de 16 (le réseau la divise 4 fois par deux).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>BLOCK_SIZE {block_size} is smaller than PATCH_SIZE {patch_size}.</source>
        <translation>BLOCK_SIZE {block_size} est plus petit que PATCH_SIZE {patch_size}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>BUFFER {buffer} is wider than two blocks of {block_size_px} pixels: raise BLOCK_SIZE.</source>
        <translation>BUFFER {buffer} est plus large que deux blocs de {block_size_px} pixels : augmentez BLOCK_SIZE.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>BALANCE belongs to SAMPLING=random; {sampling} says itself where the patches lie.</source>
        <translation>BALANCE va avec SAMPLING=random ; {sampling} dit lui-même où sont les imagettes.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>NIR_BAND and RED_BAND are both {nir_band}.</source>
        <translation>NIR_BAND et RED_BAND valent tous deux {nir_band}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>TRAIN_TILES and VALIDATION_TILES belong to SPLIT=tiles; {split} are divided at random.</source>
        <translation>TRAIN_TILES et VALIDATION_TILES vont avec SPLIT=tiles ; {split} se divise au hasard.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>PROTOCOL={protocol} says which tiles are for what: leave {name} empty.</source>
        <translation>PROTOCOL={protocol} dit à quoi servent les dalles : laissez {name} vide.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>PROTOCOL={protocol} divides by whole orthophotos: SPLIT must be tiles.</source>
        <translation>PROTOCOL={protocol} divise par orthophotos entières : SPLIT doit être tiles.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>PROTOCOL={protocol} reads the benchmark's FOLDER, not lists of rasters.</source>
        <translation>PROTOCOL={protocol} lit le FOLDER du banc d’essai, et non des listes de rasters.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>{both} stands in {first} and in {second}.</source>
        <translation>{both} est dans {first} et dans {second}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>REPLAY and DATASET are both {dataset}. Give the data set of the earlier ground.</source>
        <translation>REPLAY et DATASET valent tous deux {dataset}. Donnez le jeu de données du terrain précédent.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>FREEZE_ENCODER is {freeze_encoder}, but the encoder would start with random weights. Set it to no, give a START_MODEL, or choose an architecture such as unet_resnet34 with ENCODER_WEIGHTS.</source>
        <translation>FREEZE_ENCODER vaut {freeze_encoder}, mais l’encodeur commencerait avec des poids tirés au hasard. Mettez-le à no, donnez un START_MODEL, ou choisissez une architecture comme unet_resnet34 avec ENCODER_WEIGHTS.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>ENCODER_WEIGHTS is {weights}, but START_MODEL brings the weights of the whole network. Leave one of them empty.</source>
        <translation>ENCODER_WEIGHTS vaut {weights}, mais START_MODEL apporte les poids de tout le réseau. Laissez l’un des deux vide.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>ENCODER_WEIGHTS is {weights}, but ARCHITECTURE {architecture} has no encoder to load weights into. Leave it empty, or choose an architecture such as unet_resnet34.</source>
        <translation>ENCODER_WEIGHTS vaut {weights}, mais ARCHITECTURE {architecture} n’a pas d’encodeur où charger des poids. Laissez-le vide, ou choisissez une architecture comme unet_resnet34.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>ENCODER_WEIGHTS is {weights}, but must be {encoder_weight_names} or a file of weights ({encoder_weight_files}).</source>
        <translation>ENCODER_WEIGHTS vaut {weights}, mais doit être {encoder_weight_names} ou un fichier de poids ({encoder_weight_files}).</translation>
    </message>
    <message>
        <location filename="../training/contract/dataset_card.py"/>
        <source>{folder} is not a data set: {name} is missing ({reason}).</source>
        <translation>{folder} n’est pas un jeu de données : {name} manque ({reason}).</translation>
    </message>
    <message>
        <location filename="../training/contract/dataset_card.py"/>
        <source>Choose a folder made by the algorithm 'Cut patches', or make one.</source>
        <translation>Choisissez un dossier fait par l’algorithme « Découper des imagettes », ou faites-en un.</translation>
    </message>
    <message>
        <location filename="../training/contract/dataset_card.py"/>
        <source>The data set {folder} is damaged ({reason} in {name}).</source>
        <translation>Le jeu de données {folder} est endommagé ({reason} dans {name}).</translation>
    </message>
    <message>
        <location filename="../training/contract/dataset_card.py"/>
        <location filename="../training/learning/setup.py"/>
        <source>Cut the patches again.</source>
        <translation>Redécoupez les imagettes.</translation>
    </message>
    <message>
        <location filename="../training/contract/dataset_card.py"/>
        <location filename="../training/contract/model_card.py"/>
        <source>it names no format version</source>
        <translation>il ne nomme aucune version de format</translation>
    </message>
    <message>
        <location filename="../training/contract/dataset_card.py"/>
        <source>The data set {folder} has format version {version}, this plugin reads up to {format_version}.</source>
        <translation>Le jeu de données {folder} est de la version de format {version}, cette extension lit jusqu’à la version {format_version}.</translation>
    </message>
    <message>
        <location filename="../training/contract/dataset_card.py"/>
        <source>Install a newer version of the plugin, or cut the patches again.</source>
        <translation>Installez une version plus récente de l’extension, ou redécoupez les imagettes.</translation>
    </message>
    <message>
        <location filename="../training/contract/dataset_card.py"/>
        <source>{name} holds no numbers of pixels by class value</source>
        <translation>{name} ne contient pas de nombres de pixels par valeur de classe</translation>
    </message>
    <message>
        <location filename="../training/contract/dataset_card.py"/>
        <source>{name} holds {pixels}, which is no number of pixels</source>
        <translation>{name} contient {pixels}, qui n’est pas un nombre de pixels</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>No such file or directory</source>
        <translation>fichier ou dossier introuvable</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Not a directory</source>
        <translation>ce n’est pas un dossier</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Is a directory</source>
        <translation>c’est un dossier</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Directory not empty</source>
        <translation>le dossier n’est pas vide</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>File exists</source>
        <translation>le fichier existe</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Permission denied</source>
        <translation>accès refusé</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Operation not permitted</source>
        <translation>opération non permise</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>No space left on device</source>
        <translation>plus de place sur le disque</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Disk quota exceeded</source>
        <translation>quota de disque dépassé</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Read-only file system</source>
        <translation>système de fichiers en lecture seule</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Input/output error</source>
        <translation>erreur d’entrée-sortie</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>File name too long</source>
        <translation>nom de fichier trop long</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Too many open files</source>
        <translation>trop de fichiers ouverts</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Device or resource busy</source>
        <translation>périphérique ou ressource occupé</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Connection refused</source>
        <translation>connexion refusée</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Connection reset by peer</source>
        <translation>connexion coupée par l’autre machine</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Connection timed out</source>
        <translation>délai de connexion dépassé</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Network is unreachable</source>
        <translation>réseau inaccessible</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>Cannot allocate memory</source>
        <translation>plus de mémoire disponible</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>byte {start} is no part of a text in UTF-8</source>
        <translation>l’octet {start} ne fait pas partie d’un texte en UTF-8</translation>
    </message>
    <message>
        <location filename="../training/contract/errors.py"/>
        <source>not all of it reached the disk, which is probably full</source>
        <translation>tout n’est pas arrivé sur le disque, qui est sans doute plein</translation>
    </message>
    <message>
        <location filename="../training/contract/file_names.py"/>
        <source>{names} and {count} more</source>
        <translation>{names} et {count} de plus</translation>
    </message>
    <message>
        <location filename="../training/contract/file_names.py"/>
        <source>{first} and {count} more</source>
        <translation>{first} et {count} de plus</translation>
    </message>
    <message>
        <location filename="../training/contract/formats.py"/>
        <source>{shown} would have {size}, but a file of this format holds {largest}.</source>
        <translation>{shown} ferait {size}, mais un fichier de ce format contient {largest} au plus.</translation>
    </message>
    <message>
        <location filename="../training/contract/formats.py"/>
        <source>Write a GeoTIFF: a name that ends with .tif.</source>
        <translation>Écrivez un GeoTIFF : un nom qui finit par .tif.</translation>
    </message>
    <message>
        <location filename="../training/contract/formats.py"/>
        <location filename="../training/dataset/named_tiles.py"/>
        <location filename="../training/scenes/folder.py"/>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <location filename="../training/contract/installation.py"/>
        <source>pretrained encoders</source>
        <translation>les encodeurs préentraînés</translation>
    </message>
    <message>
        <location filename="../training/contract/installation.py"/>
        <source>writing models as ONNX</source>
        <translation>l’écriture de modèles en ONNX</translation>
    </message>
    <message>
        <location filename="../training/contract/job_file.py"/>
        <source>The job file {file} cannot be read: {reason}.</source>
        <translation>Le fichier de tâche {file} est illisible : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/contract/job_file.py"/>
        <source>Run the algorithm again.</source>
        <translation>Relancez l’algorithme.</translation>
    </message>
    <message>
        <location filename="../training/contract/job_file.py"/>
        <source>The job file {file} holds no parameters.</source>
        <translation>Le fichier de tâche {file} ne contient aucun paramètre.</translation>
    </message>
    <message>
        <location filename="../training/contract/job_file.py"/>
        <source>The job file {file} holds no texts by name in {key}.</source>
        <translation>Le fichier de tâche {file} ne contient pas de textes par nom dans {key}.</translation>
    </message>
    <message>
        <location filename="../training/contract/labelling/chosen_places.py"/>
        <source>These labels lie on blocks that 'Choose where to label next' has chosen because they are difficult: they are no random sample, and accuracy on them is not the accuracy of the map. Measure the map with random points: 'Draw sample points'.</source>
        <translation>Ces étiquettes se trouvent dans des blocs que « Choisir où étiqueter ensuite » a choisis parce qu’ils sont difficiles : ce n’est pas un échantillon aléatoire, et l’exactitude qu’on y mesure n’est pas celle de la carte. Mesurez la carte avec des points aléatoires : « Tirer des points d’échantillonnage ».</translation>
    </message>
    <message>
        <location filename="../training/contract/labelling/chosen_places.py"/>
        <source>the labels lie on blocks that were chosen, not drawn, and are a sample of nothing</source>
        <translation>les étiquettes se trouvent dans des blocs choisis et non tirés au sort : elles ne sont l’échantillon de rien</translation>
    </message>
    <message>
        <location filename="../training/contract/language/__init__.py"/>
        <source>,</source>
        <translation> </translation>
    </message>
    <message>
        <location filename="../training/contract/language/__init__.py"/>
        <source>.</source>
        <translation>,</translation>
    </message>
    <message>
        <location filename="../training/contract/language/__init__.py"/>
        <source>%</source>
        <translation> %</translation>
    </message>
    <message>
        <location filename="../training/contract/language/__init__.py"/>
        <source>%Y-%m-%d %H:%M</source>
        <translation>%d/%m/%Y %H:%M</translation>
    </message>
    <message>
        <location filename="../training/contract/language/quantities.py"/>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <location filename="../training/contract/language/quantities.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <location filename="../training/contract/language/quantities.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <location filename="../training/contract/language/quantities.py"/>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <location filename="../training/contract/language/quantities.py"/>
        <source>{size:.1f} GB</source>
        <translation>{size:.1f} Go</translation>
    </message>
    <message>
        <location filename="../training/contract/language/quantities.py"/>
        <source>{size:.0f} MB</source>
        <translation>{size:.0f} Mo</translation>
    </message>
    <message>
        <location filename="../training/contract/language/quantities.py"/>
        <source>{size:.0f} kB</source>
        <translation>{size:.0f} ko</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>The class scheme {path} is not encoded in UTF-8 (byte {start} is no part of a text).</source>
        <translation>La nomenclature {path} n’est pas encodée en UTF-8 (l’octet {start} ne fait pas partie d’un texte).</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>Save it anew in the encoding UTF-8 (in a spreadsheet: file type 'CSV UTF-8').</source>
        <translation>Enregistrez-la de nouveau avec l’encodage UTF-8 (dans un tableur : type de fichier « CSV UTF-8 »).</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>The class scheme {path} cannot be read: {reason}.</source>
        <translation>La nomenclature {path} est illisible : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>Give a file with value, name and colour of each class: {example}.</source>
        <translation>Donnez un fichier avec valeur, nom et couleur de chaque classe : {example}.</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>there is no such file (a word in its place can only be {isprs_word})</source>
        <translation>ce fichier n’existe pas (un mot à sa place ne peut être que {isprs_word})</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>it is no JSON, at line {lineno}, column {colno} ({msg}; JSON has no trailing commas)</source>
        <translation>ce n’est pas du JSON, à la ligne {lineno}, colonne {colno} ({msg} ; JSON n’a pas de virgule finale)</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>The class scheme {path} has the columns {columns}, but value, name and colour (or red, green, blue) are needed.</source>
        <translation>La nomenclature {path} a les colonnes {columns}, mais il faut value, name et colour (ou red, green, blue).</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>of an empty file</source>
        <translation>d’un fichier vide</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>Name the columns so in the first line: {example}.</source>
        <translation>Nommez ainsi les colonnes dans la première ligne : {example}.</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>The class scheme {path} has {count} columns, but {found} fields in the line {fields}.</source>
        <translation>La nomenclature {path} a {count} colonnes, mais {found} champs dans la ligne {fields}.</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/class_file.py"/>
        <source>Write a colour as "#ff0000", or in quotation marks: "255,0,0".</source>
        <translation>Écrivez une couleur comme "#ff0000", ou entre guillemets droits : "255,0,0".</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/raster_legend.py"/>
        <source>it is no style of QGIS ({error})</source>
        <translation>ce n’est pas un style de QGIS ({error})</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/raster_legend.py"/>
        <source>it is no style of QGIS with unique values (paletted)</source>
        <translation>ce n’est pas un style de QGIS à valeurs uniques (palette)</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/raster_legend.py"/>
        <source>The names and colours of {path} cannot be read from {beside}: {error}.</source>
        <translation>Les noms et les couleurs de {path} sont illisibles dans {beside} : {error}.</translation>
    </message>
    <message>
        <location filename="../training/contract/legends/raster_legend.py"/>
        <source>Delete this file, or write it anew with the program it comes from.</source>
        <translation>Supprimez ce fichier, ou écrivez-le de nouveau avec le programme d’où il vient.</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>Copy the file again from where it was made, or train the model again.</source>
        <translation>Copiez de nouveau le fichier de là où il a été fait, ou entraînez de nouveau le modèle.</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>{role} (band {band})</source>
        <translation>{role} (bande {band})</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>{unknown} in it is not known</source>
        <translation>{unknown} n’y est pas connu</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>The description in {source} is damaged ({reason}).</source>
        <translation>La description dans {source} est endommagée ({reason}).</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>outputs is {outputs}, but two values or more are expected, each once</source>
        <translation>outputs vaut {outputs}, mais deux valeurs ou plus sont attendues, chacune une fois</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>the output {foreign} is none of its classes</source>
        <translation>la sortie {foreign} n’est aucune de ses classes</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>versions is {versions}</source>
        <translation>versions vaut {versions}</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>{source} has format version {version}, this plugin reads up to {format_version}.</source>
        <translation>{source} est de la version de format {version}, cette extension lit jusqu’à la version {format_version}.</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>Install plugin version {writer} or newer, which wrote it.</source>
        <translation>Installez la version {writer} de l’extension, qui l’a écrit, ou une plus récente.</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>the channel {role}</source>
        <translation>le canal {role}</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>the network {architecture}</source>
        <translation>le réseau {architecture}</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>{source} needs {unknown}, which this plugin does not know.</source>
        <translation>{source} a besoin de quelque chose que cette extension ne connaît pas : {unknown}.</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>Install a newer version of the plugin.</source>
        <translation>Installez une version plus récente de l’extension.</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>no safetensors header</source>
        <translation>pas d’en-tête safetensors</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>no description</source>
        <translation>pas de description</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>The model {path} cannot be read: {reason}.</source>
        <translation>Le modèle {path} est illisible : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <location filename="../training/network/encoder_weights.py"/>
        <source>Choose an existing file.</source>
        <translation>Choisissez un fichier qui existe.</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>{path} is not a model of Vaihingen U-Net (a .safetensors file with its description was expected).</source>
        <translation>{path} n’est pas un modèle de Vaihingen U-Net (un fichier .safetensors avec sa description était attendu).</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>Choose a file that the algorithm 'Train a U-Net' has written.</source>
        <translation>Choisissez un fichier écrit par l’algorithme « Entraîner un U-Net ».</translation>
    </message>
    <message>
        <location filename="../training/contract/model_card.py"/>
        <source>The weights in {path} are damaged: the file has {size} bytes, but {expected} are expected.</source>
        <translation>Les poids dans {path} sont endommagés : le fichier a {size} octets, mais {expected} sont attendus.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <location filename="../vaihingen_qgis_plugin/base/given.py"/>
        <source>Correct the parameters and run again.</source>
        <translation>Corrigez les paramètres et relancez.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} must be true or false, not {value}.</source>
        <translation>{name} doit être true ou false, et non {value}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} must be a list of paths, not {value}.</source>
        <translation>{name} doit être une liste de chemins, et non {value}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} must be text, not {value}.</source>
        <translation>{name} doit être un texte, et non {value}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} must be one of {choices}, not {value}.</source>
        <translation>{name} doit être l’un de {choices}, et non {value}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} must be some of {choices}, not {value}.</source>
        <translation>{name} doit être un ou plusieurs de {choices}, et non {value}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} must be some of {choices}, not {wrong}.</source>
        <translation>{name} doit être un ou plusieurs de {choices}, et non {wrong}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} names something twice: {value}.</source>
        <translation>{name} nomme quelque chose deux fois : {value}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} must be a whole number, not {value}.</source>
        <translation>{name} doit être un nombre entier, et non {value}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} must be a number, not {value}.</source>
        <translation>{name} doit être un nombre, et non {value}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} is {value:g}, but must be at least {minimum:g}.</source>
        <translation>{name} vaut {value:g}, mais doit valoir au moins {minimum:g}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>{name} is {value:g}, but must be at most {maximum:g}.</source>
        <translation>{name} vaut {value:g}, mais doit valoir au plus {maximum:g}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>Unknown parameters: {unknown}.</source>
        <translation>Paramètres inconnus : {unknown}.</translation>
    </message>
    <message>
        <location filename="../training/contract/options.py"/>
        <source>Correct the name. If QGIS made the job, plugin and engine are of different versions: install the plugin again.</source>
        <translation>Corrigez le nom. Si c’est QGIS qui a fait la tâche, l’extension et le moteur sont de versions différentes : réinstallez l’extension.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/belongings.py"/>
        <source>{path} has no place in map units, but {file} beside it would give it one.</source>
        <translation>{path} n’a pas de place en unités de carte, mais {file} à côté de lui en donnerait une.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/belongings.py"/>
        <source>Choose another name or folder for the output, or move {file} away if it belongs to nothing.</source>
        <translation>Choisissez un autre nom ou un autre dossier pour la sortie, ou déplacez {file} s’il ne va avec rien.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>{name} {path} is a folder, but must be a file.</source>
        <translation>{name} {path} est un dossier, mais un fichier est attendu.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <location filename="../training/contract/outputs/existing.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>Add a file name.</source>
        <translation>Ajoutez un nom de fichier.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} {path} is also an input.</source>
        <translation>{name} {path} est aussi une entrée.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Choose another file for the output.</source>
        <translation>Choisissez un autre fichier pour la sortie.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} and {seen} are both {path}.</source>
        <translation>{name} et {seen} sont tous deux {path}.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Give each output its own file.</source>
        <translation>Donnez à chaque sortie son propre fichier.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{seen} is {path}, where the run record of {name} will stand.</source>
        <translation>{seen} est {path}, où sera la trace du calcul de {name}.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <location filename="../training/contract/outputs/existing.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} {path} lies in the folder of {folders}, which is made at the end.</source>
        <translation>{name} {path} est dans le dossier de {folders}, qui n’est fait qu’à la fin.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Put it beside that folder.</source>
        <translation>Mettez-le à côté de ce dossier.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} {path} is a link to {target}.</source>
        <translation>{name} {path} est un lien vers {target}.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Give the path of the folder itself.</source>
        <translation>Donnez le chemin du dossier lui-même.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} {path} is a file, but must be a folder.</source>
        <translation>{name} {path} est un fichier, mais doit être un dossier.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Choose a new folder.</source>
        <translation>Choisissez un nouveau dossier.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} {path} already exists and is not empty.</source>
        <translation>{name} {path} existe déjà et n’est pas vide.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Choose a new folder, or delete this one first.</source>
        <translation>Choisissez un nouveau dossier, ou supprimez d’abord celui-ci.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} {path} would get the run record {record}, but there is another file of that name.</source>
        <translation>{name} {path} recevrait la trace du calcul {record}, mais il y a un autre fichier de ce nom.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Choose another name, or rename that file.</source>
        <translation>Choisissez un autre nom, ou renommez ce fichier.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} {path} is no new folder.</source>
        <translation>{name} {path} n’est pas un nouveau dossier.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Add the name of a folder that does not exist yet.</source>
        <translation>Ajoutez le nom d’un dossier qui n’existe pas encore.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} {path} ends with {ending}, but this output can be written as {endings} only.</source>
        <translation>{name} {path} finit par {ending}, mais cette sortie ne peut s’écrire qu’en {endings}.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Give it a name that ends so.</source>
        <translation>Donnez-lui un nom qui finit ainsi.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>is a folder, but must be a file</source>
        <translation>est un dossier, mais doit être un fichier</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} {path} cannot be written: the folder {part} is in its way.</source>
        <translation>{name} {path} ne peut pas être écrit : le dossier {part} le gêne.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Remove that folder.</source>
        <translation>Enlevez ce dossier.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{name} {path} does not exist, but {names} beside it does, which would be taken for a part of it.</source>
        <translation>{name} {path} n’existe pas, mais à côté de lui {names}, qui serait pris pour une partie de lui.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Choose another name, or remove that first if it belongs to nothing.</source>
        <translation>Choisissez un autre nom, ou enlevez-le d’abord s’il ne va avec rien.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>{path} is no file of ours, but the job would write there what it can be resumed from.</source>
        <translation>{path} n’est pas un fichier à nous, mais la tâche y écrirait de quoi être reprise.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Choose another name for the output, or rename that file.</source>
        <translation>Choisissez un autre nom pour la sortie, ou renommez ce fichier.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <location filename="../training/contract/outputs/staging.py"/>
        <source>{name} {path} cannot be replaced: {reason}.</source>
        <translation>{name} {path} ne peut pas être remplacé : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>{name} {path} cannot be written: {reason}.</source>
        <translation>{name} {path} ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/checks.py"/>
        <source>Choose another name or folder, or make {parent} writable.</source>
        <translation>Choisissez un autre nom ou un autre dossier, ou autorisez l’écriture dans {parent}.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>is a link to {target}, which an output would replace</source>
        <translation>est un lien vers {target}, qu’une sortie remplacerait</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>Give the path of the file itself.</source>
        <translation>Donnez le chemin du fichier lui-même.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>is a device or another special file, not one that can be replaced</source>
        <translation>est un périphérique ou un autre fichier spécial, qui ne peut pas être remplacé</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>is write-protected</source>
        <translation>est protégé en écriture</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>Choose another name, or remove the protection.</source>
        <translation>Choisissez un autre nom, ou enlevez la protection.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>exists and cannot be read: {reason}</source>
        <translation>existe et est illisible : {reason}</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>exists and is not {kind}: it would be lost</source>
        <translation>existe et n’est pas {kind} : il serait perdu</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>Choose another name, or remove that file first.</source>
        <translation>Choisissez un autre nom, ou enlevez d’abord ce fichier.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>a raster</source>
        <translation>un raster</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>a web page (HTML)</source>
        <translation>une page web (HTML)</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>a table (CSV)</source>
        <translation>un tableau (CSV)</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>a file of results (JSON)</source>
        <translation>un fichier de résultats (JSON)</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>a model (safetensors)</source>
        <translation>un modèle (safetensors)</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/existing.py"/>
        <source>a model (ONNX)</source>
        <translation>un modèle (ONNX)</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/reserved.py"/>
        <source>{name} {path} is being written by another run.</source>
        <translation>{name} {path} est en cours d’écriture par un autre calcul.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/reserved.py"/>
        <source>Wait until that has ended, or choose another name.</source>
        <translation>Attendez qu’il soit terminé, ou choisissez un autre nom.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/staging.py"/>
        <source> The result is complete and lies in {near}.</source>
        <translation> Le résultat est complet et se trouve dans {near}.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/staging.py"/>
        <source>{beside} was there already and is not ours: it stays, and {path} gets no file of that name.</source>
        <translation>{beside} y était déjà et n’est pas à nous : il reste, et {path} ne reçoit pas de fichier de ce nom.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/whole_files.py"/>
        <source>Close the programs that have it open (remove the layer from QGIS, which lets go of it within a minute), or choose another name.</source>
        <translation>Fermez les programmes qui l’ont ouvert (enlevez la couche de QGIS, qui le lâche en une minute), ou choisissez un autre nom.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/whole_files.py"/>
        <location filename="../training/export/export_onnx.py"/>
        <location filename="../vaihingen_qgis_plugin/worker/remote/results.py"/>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path} ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/contract/outputs/whole_files.py"/>
        <location filename="../training/export/export_onnx.py"/>
        <location filename="../vaihingen_qgis_plugin/steps/make_ground.py"/>
        <source>Choose another place, or free space.</source>
        <translation>Choisissez un autre emplacement, ou libérez de l’espace.</translation>
    </message>
    <message>
        <location filename="../training/contract/patch_list.py"/>
        <location filename="../training/contract/plain_data.py"/>
        <location filename="../training/learning/resume.py"/>
        <source>{missing} missing</source>
        <translation>il manque {missing}</translation>
    </message>
    <message>
        <location filename="../training/contract/patch_list.py"/>
        <source>it has more fields than there are columns</source>
        <translation>il y a plus de champs que de colonnes</translation>
    </message>
    <message>
        <location filename="../training/contract/patch_list.py"/>
        <source>the patch {patch} cannot be the name of a file</source>
        <translation>l’imagette {patch} ne peut pas être le nom d’un fichier</translation>
    </message>
    <message>
        <location filename="../training/contract/patch_list.py"/>
        <source>{name} is {text}, but a number is expected</source>
        <translation>{name} vaut {text}, mais un nombre est attendu</translation>
    </message>
    <message>
        <location filename="../training/contract/patch_list.py"/>
        <source>{name} is {text}, but a whole number is expected</source>
        <translation>{name} vaut {text}, mais un nombre entier est attendu</translation>
    </message>
    <message>
        <location filename="../training/contract/patch_list.py"/>
        <source>line {line_num}: {error}</source>
        <translation>ligne {line_num} : {error}</translation>
    </message>
    <message>
        <location filename="../training/contract/patch_list.py"/>
        <source>the patch {repeated} stands twice</source>
        <translation>l’imagette {repeated} est présente deux fois</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>it is no JSON text: line {lineno}, column {colno}</source>
        <translation>ce n’est pas un texte JSON : ligne {lineno}, colonne {colno}</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>its brackets are nested too deeply</source>
        <translation>ses crochets sont trop imbriqués</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>a number in it is too long</source>
        <translation>un nombre y est trop long</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <location filename="../vaihingen_qgis_plugin/base/words.py"/>
        <source>'{label}'</source>
        <translation>« {label} »</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>{data} stands where names and values are expected</source>
        <translation>{data} se trouve là où des noms et des valeurs sont attendus</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>{name} is {value}, but at least {least:g} is expected</source>
        <translation>{name} vaut {value}, mais {least:g} au moins est attendu</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>{name} is {value}, but {least:g} to {most:g} is expected</source>
        <translation>{name} vaut {value}, mais {least:g} à {most:g} est attendu</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>{name} is {value}, but one of {choices} is expected</source>
        <translation>{name} vaut {value}, mais l’un de {choices} est attendu</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>{name} is {value}, but names and values are expected</source>
        <translation>{name} vaut {value}, mais des noms et des valeurs sont attendus</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>{name} is {value}, but a list is expected</source>
        <translation>{name} vaut {value}, mais une liste est attendue</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>{name} is {value}, but a whole number is expected</source>
        <translation>{name} vaut {value}, mais un nombre entier est attendu</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>{name} is {value}, but a number is expected</source>
        <translation>{name} vaut {value}, mais un nombre est attendu</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>{name} is {value}, but a text is expected</source>
        <translation>{name} vaut {value}, mais un texte est attendu</translation>
    </message>
    <message>
        <location filename="../training/contract/plain_data.py"/>
        <source>{name} is {value}, but true or false is expected</source>
        <translation>{name} vaut {value}, mais true ou false est attendu</translation>
    </message>
    <message>
        <location filename="../training/contract/pytorch/builds.py"/>
        <source>Run 'Install or check the engine' with CREATE, which installs the build that fits, or install it with:  {line}</source>
        <translation>Exécutez « Installer ou vérifier le moteur » avec CREATE, qui installe la version qui convient, ou installez-la avec :  {line}</translation>
    </message>
    <message>
        <location filename="../training/contract/rasters.py"/>
        <source>{count} ground control points</source>
        <translation>{count} points de contrôle au sol</translation>
    </message>
    <message>
        <location filename="../training/contract/rasters.py"/>
        <source>the model of its camera (RPC)</source>
        <translation>le modèle de sa caméra (RPC)</translation>
    </message>
    <message>
        <location filename="../training/contract/rasters.py"/>
        <source>{path} is not rectified: it has {what} instead of a place on a map grid.</source>
        <translation>{path} n’est pas rectifié : il a {what} au lieu d’une place sur une grille de carte.</translation>
    </message>
    <message>
        <location filename="../training/contract/rasters.py"/>
        <source>Rectify it first with 'Warp (reproject)' of the Processing Toolbox.</source>
        <translation>Rectifiez-le d’abord avec « Projection (warp) » de la boîte à outils de traitements.</translation>
    </message>
    <message>
        <location filename="../training/contract/rasters.py"/>
        <source>Rectify it first with 'Warp (reproject)' of the Processing Toolbox, additional parameter -rpc.</source>
        <translation>Rectifiez-le d’abord avec « Projection (warp) » de la boîte à outils de traitements, paramètre supplémentaire -rpc.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>Write it as xmin,ymin,xmax,ymax in map units, such as 500000,5400000,501000,5400500, and behind it in brackets the coordinate reference system if it is not that of the orthophoto: [EPSG:25832].</source>
        <translation>Écrivez-la sous la forme xmin,ymin,xmax,ymax en unités de carte, comme 500000,5400000,501000,5400500, et à la suite, entre crochets, le système de coordonnées si ce n’est pas celui de l’orthophoto : [EPSG:25832].</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>is given twice: {given}. Give one value.</source>
        <translation>est donné deux fois : {given}. Donnez une seule valeur.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>is given {count} times: {given}. Give one value.</source>
        <translation>est donné {count} fois : {given}. Donnez une seule valeur.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>must be a whole number, not {given}</source>
        <translation>doit être un nombre entier, et non {given}</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>is {given}, but must be at most {largest}.</source>
        <translation>vaut {given}, mais doit valoir au plus {largest}.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>must be a number, not {given}</source>
        <translation>doit être un nombre, et non {given}</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>must be true or false (yes or no, on or off, 1 or 0), not {given}.</source>
        <translation>doit être true ou false (yes ou no, on ou off, 1 ou 0), et non {given}.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>must be some of {choices}, not {given}.</source>
        <translation>doit être un ou plusieurs de {choices}, et non {given}.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>must be one of {choices}, not {given}.</source>
        <translation>doit être l’un de {choices}, et non {given}.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>must be text, not {given}.</source>
        <translation>doit être un texte, et non {given}.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>is {listed}, which is no list in JSON ({error}).</source>
        <translation>vaut {listed}, qui n’est pas une liste en JSON ({error}).</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>holds {rest}, in which a quotation mark is not closed.</source>
        <translation>contient {rest}, où un guillemet n’est pas fermé.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>must be a path, not {given}.</source>
        <translation>doit être un chemin, et non {given}.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>is {given}, but there is no home folder {start}. Write the whole path.</source>
        <translation>vaut {given}, mais il n’y a pas de dossier personnel {start}. Écrivez le chemin en entier.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>is {path}, which holds a character that no path can have.</source>
        <translation>vaut {path}, qui contient un caractère qu’aucun chemin ne peut avoir.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <location filename="../training/dataset/named_tiles.py"/>
        <source> Did you mean {name}?</source>
        <translation> Vouliez-vous dire {name} ?</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source> There are: {known}.</source>
        <translation> Il y a : {known}.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>{name} is no parameter.</source>
        <translation>{name} n’est pas un paramètre.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>: write it without commas</source>
        <translation> : écrivez-le sans virgules</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>: write {number}</source>
        <translation> : écrivez {number}</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>is {given}, which is no extent.</source>
        <translation>vaut {given}, qui n’est pas une emprise.</translation>
    </message>
    <message>
        <location filename="../training/contract/values.py"/>
        <source>is {given}, which is empty: xmin must be less than xmax, and ymin less than ymax.</source>
        <translation>vaut {given}, qui est vide : xmin doit être inférieur à xmax, et ymin à ymax.</translation>
    </message>
    <message>
        <location filename="../training/dataset/band_checks.py"/>
        <source>Bands of the patches: {listed}.</source>
        <translation>Bandes des imagettes : {listed}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/band_checks.py"/>
        <source>{warning} To change that, cut the patches again.</source>
        <translation>{warning} Pour changer cela, redécoupez les imagettes.</translation>
    </message>
    <message>
        <location filename="../training/dataset/band_checks.py"/>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>{count} of {total} orthophotos</source>
        <translation>{count} orthophotos sur {total}</translation>
    </message>
    <message>
        <location filename="../training/dataset/band_checks.py"/>
        <source>NDVI of bands {nir} and {red} is {of_plants:+.2f} for plants (by the reference) and {of_built:+.2f} for buildings and roads, but must be clearly higher for plants: these bands hardly are near infrared and red.</source>
        <translation>Le NDVI des bandes {nir} et {red} est de {of_plants:+.2f} pour les plantes (d’après la référence) et de {of_built:+.2f} pour les bâtiments et les routes, mais il doit être nettement plus haut pour les plantes : ces bandes ne sont guère un proche infrarouge et un rouge.</translation>
    </message>
    <message>
        <location filename="../training/dataset/band_checks.py"/>
        <source>{text} No other two bands are either: a photo in red, green and blue has no near infrared. Give NIR_BAND=0 RED_BAND=1.</source>
        <translation>{text} Aucune autre paire de bandes ne l’est : une photo en rouge, vert et bleu n’a pas de proche infrarouge. Donnez NIR_BAND=0 RED_BAND=1.</translation>
    </message>
    <message>
        <location filename="../training/dataset/band_checks.py"/>
        <source>{text} Bands {nir} and {red} would give {values}: give NIR_BAND={nir} RED_BAND={red}.</source>
        <translation>{text} Les bandes {nir} et {red} donneraient {values} : donnez NIR_BAND={nir} RED_BAND={red}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/class_census.py"/>
        <source>Checking the references</source>
        <translation>Vérification des références</translation>
    </message>
    <message>
        <location filename="../training/dataset/class_census.py"/>
        <location filename="../vaihingen_qgis_plugin/steps/load_town.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>References</source>
        <translation>Références</translation>
    </message>
    <message>
        <location filename="../training/dataset/class_census.py"/>
        <source>The references hold one class only, {name}: there is nothing to tell it from.</source>
        <translation>Les références n’ont qu’une seule classe, {name} : il n’y a rien dont la distinguer.</translation>
    </message>
    <message>
        <location filename="../training/dataset/cutter.py"/>
        <source>too few labelled pixels</source>
        <translation>trop peu de pixels étiquetés</translation>
    </message>
    <message>
        <location filename="../training/dataset/cutter.py"/>
        <source>too few pixels with data in the orthophoto</source>
        <translation>trop peu de pixels avec des données dans l’orthophoto</translation>
    </message>
    <message>
        <location filename="../training/dataset/cutter.py"/>
        <source>ground of validation or test in another orthophoto</source>
        <translation>terrain de validation ou de test dans une autre orthophoto</translation>
    </message>
    <message>
        <location filename="../training/dataset/cutter.py"/>
        <source>place already taken</source>
        <translation>endroit déjà pris</translation>
    </message>
    <message>
        <location filename="../training/dataset/cutter.py"/>
        <source>Cutting patches</source>
        <translation>Découpe des imagettes</translation>
    </message>
    <message>
        <location filename="../training/dataset/folder.py"/>
        <source>The patch {patch} of the data set {folder} is missing or damaged. {message}</source>
        <translation>L’imagette {patch} du jeu de données {folder} manque ou est endommagée. {message}</translation>
    </message>
    <message>
        <location filename="../training/dataset/folder.py"/>
        <source>Bring the data set back to its place, or cut the patches again. A training that was interrupted goes on with RESUME, if the data set is the same.</source>
        <translation>Remettez le jeu de données à sa place, ou redécoupez les imagettes. Un apprentissage interrompu se poursuit avec RESUME, si le jeu de données est le même.</translation>
    </message>
    <message>
        <location filename="../training/dataset/folder.py"/>
        <source>Its labels hold the value {value}, which is no class.</source>
        <translation>Ses étiquettes contiennent la valeur {value}, qui n’est pas une classe.</translation>
    </message>
    <message>
        <location filename="../training/dataset/folder.py"/>
        <source>{file} has {there}, but {wanted} are expected.</source>
        <translation>{file} a {there}, mais {wanted} sont attendus.</translation>
    </message>
    <message>
        <location filename="../training/dataset/folder.py"/>
        <source>{width} x {height} pixels in {bands} band(s) of {dtype}</source>
        <translation>{width} x {height} pixels en {bands} bande(s) de {dtype}</translation>
    </message>
    <message>
        <location filename="../training/dataset/folder.py"/>
        <source>{patch} has {width} x {height} pixels instead of {size} x {size}</source>
        <translation>{patch} a {width} x {height} pixels au lieu de {size} x {size}</translation>
    </message>
    <message>
        <location filename="../training/dataset/height_checks.py"/>
        <source>The data set {folder}</source>
        <translation>Le jeu de données {folder}</translation>
    </message>
    <message>
        <location filename="../training/dataset/height_checks.py"/>
        <source>Cut the patches again, with heights in metres.</source>
        <translation>Redécoupez les imagettes, avec des hauteurs en mètres.</translation>
    </message>
    <message>
        <location filename="../training/dataset/height_checks.py"/>
        <source>{found}. They count as no data. Mean and deviation, by which heights are normalised, were taken with them: better cut the patches again.</source>
        <translation>{found}. Elles comptent comme absence de données. La moyenne et l’écart-type qui normalisent les hauteurs ont été calculés avec elles : mieux vaut redécouper les imagettes.</translation>
    </message>
    <message>
        <location filename="../training/dataset/height_checks.py"/>
        <source>{names} of the pixels have no height. Give height rasters that cover the orthophotos and have no holes, or train with inputs that do without heights.</source>
        <translation>{names} des pixels n’ont pas de hauteur. Donnez des rasters de hauteurs qui couvrent les orthophotos et n’ont pas de trous, ou entraînez avec des entrées qui se passent de hauteurs.</translation>
    </message>
    <message>
        <location filename="../training/dataset/height_checks.py"/>
        <source>{names}: the heights are 8-bit numbers from 0 to 255, which hardly are metres. Models will only work with heights that are scaled in the same way.</source>
        <translation>{names} : les hauteurs sont des nombres de 8 bits de 0 à 255, ce qui n’est guère des mètres. Les modèles ne marcheront qu’avec des hauteurs mises à l’échelle de la même façon.</translation>
    </message>
    <message>
        <location filename="../training/dataset/height_checks.py"/>
        <source>Some heights look like heights above ground ({above_ground}), others absolute ({absolute}): the low ground around is subtracted from all of them. Better run 'Compute height above ground' on the absolute ones and cut the patches again.</source>
        <translation>Certaines hauteurs ont l’air d’être au-dessus du sol ({above_ground}), d’autres absolues ({absolute}) : le sol bas alentour est soustrait de toutes. Mieux vaut exécuter « Calculer la hauteur au-dessus du sol » sur les absolues et redécouper les imagettes.</translation>
    </message>
    <message>
        <location filename="../training/dataset/height_checks.py"/>
        <source>{metres:.0f} m</source>
        <translation>{metres:.0f} m</translation>
    </message>
    <message>
        <location filename="../training/dataset/height_checks.py"/>
        <source>{low:.0f} to {high:.0f} m</source>
        <translation>{low:.0f} à {high:.0f} m</translation>
    </message>
    <message>
        <location filename="../training/dataset/height_checks.py"/>
        <source>The heights look like elevations above sea level (ground at {span}). Run 'Compute height above ground' first (of an ISPRS folder: into a folder ndsm beside dsm) and cut the patches again; otherwise the low ground around is subtracted, which says little in large woods and at the edges of steep ground.</source>
        <translation>Les hauteurs ont l’air d’altitudes au-dessus de la mer (sol à {span}). Exécutez d’abord « Calculer la hauteur au-dessus du sol » (d’un dossier de l’ISPRS : dans un dossier ndsm à côté de dsm) et redécoupez les imagettes ; sinon le sol bas alentour est soustrait, ce qui dit peu dans les grands bois et au bord des pentes raides.</translation>
    </message>
    <message>
        <location filename="../training/dataset/named_tiles.py"/>
        <source>{parameter}: {name} is the orthophoto {tile}, which stands in {given} too.</source>
        <translation>{parameter} : {name} est l’orthophoto {tile}, qui se trouve aussi dans {given}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/named_tiles.py"/>
        <source>Name each orthophoto in one of the parameters.</source>
        <translation>Nommez chaque orthophoto dans un seul des paramètres.</translation>
    </message>
    <message>
        <location filename="../training/dataset/named_tiles.py"/>
        <source>{parameter}: {name} stands for several orthophotos ({found}).</source>
        <translation>{parameter} : {name} désigne plusieurs orthophotos ({found}).</translation>
    </message>
    <message>
        <location filename="../training/dataset/named_tiles.py"/>
        <source>Use their names, or more of their numbers, such as 2_10.</source>
        <translation>Utilisez leurs noms, ou davantage de leurs numéros, comme 2_10.</translation>
    </message>
    <message>
        <location filename="../training/dataset/named_tiles.py"/>
        <source>{parameter}: there is no orthophoto {name}; there are {known}.</source>
        <translation>{parameter} : il n’y a pas d’orthophoto {name} ; il y a {known}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/named_tiles.py"/>
        <source>Use their names or numbers.</source>
        <translation>Utilisez leurs noms ou leurs numéros.</translation>
    </message>
    <message>
        <location filename="../training/dataset/reflectance_checks.py"/>
        <source>{pixels} pixels ({share:.2g} %) have a negative near-infrared or red value and so no NDVI ({tiles}); their other channels are used. If the value stands for missing data, assign it as nodata value with 'Translate' of the Processing Toolbox.</source>
        <translation>{pixels} pixels ({share:.2g} %) ont une valeur négative de proche infrarouge ou de rouge et donc pas de NDVI ({tiles}) ; leurs autres canaux sont utilisés. Si cette valeur signifie une absence de données, déclarez-la comme nodata avec « Convertir » de la boîte à outils de traitements.</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <location filename="../training/labels/questions.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/zones/table.py"/>
        <source>no data</source>
        <translation>pas de données</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <source>{name} (does not count)</source>
        <translation>{name} (ne compte pas)</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <source>In no patch, nor anywhere in the area</source>
        <translation>Dans aucune imagette, ni ailleurs dans la zone</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <source>In no patch</source>
        <translation>Dans aucune imagette</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <source>A model can neither learn this nor be judged by it.</source>
        <translation>Un modèle ne peut ni l’apprendre ni être jugé sur elle.</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <source>In the area, but in no patch</source>
        <translation>Dans la zone, mais dans aucune imagette</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <source>Draw more patches, or lower the least labelled share.</source>
        <translation>Tirez davantage d’imagettes, ou abaissez la part étiquetée minimale.</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <source>In {part}, but not in training</source>
        <translation>Dans la partie {part}, mais pas à l’entraînement</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <source>A model cannot learn this: all of its pixels will be errors.</source>
        <translation>Un modèle ne peut pas l’apprendre : tous ses pixels seront des erreurs.</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <source>In training, but not in {part}</source>
        <translation>À l’entraînement, mais pas dans la partie {part}</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/class_shares.py"/>
        <source>The {part} cannot tell how well this is recognised.</source>
        <translation>La partie {part} ne peut pas dire à quel point elle est reconnue.</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>random places</source>
        <translation>endroits aléatoires</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>the same number of random places in every stratum</source>
        <translation>le même nombre d’endroits aléatoires dans chaque strate</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>regular grid</source>
        <translation>grille régulière</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>by whole orthophotos</source>
        <translation>par orthophotos entières</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>by blocks within the orthophotos</source>
        <translation>par blocs dans les orthophotos</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>single patches at random</source>
        <translation>imagettes isolées, au hasard</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>in training</source>
        <translation>à l’entraînement</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <location filename="../training/report/page.py"/>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>heights above ground, used as they are</source>
        <translation>hauteurs au-dessus du sol, utilisées telles quelles</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>absolute heights, from which the low ground around is subtracted</source>
        <translation>altitudes, dont le sol bas des environs est soustrait</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>absolute heights; models subtract the low level of each window</source>
        <translation>altitudes ; les modèles soustraient le niveau bas de chaque fenêtre</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>sampling</source>
        <translation>échantillonnage</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>test patches</source>
        <translation>imagettes de test</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>stratum size</source>
        <translation>taille des strates</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>overlap of the grid</source>
        <translation>recouvrement de la grille</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>{share:g} %</source>
        <translation>{share:g} %</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>classes balanced</source>
        <translation>classes équilibrées</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>least labelled share</source>
        <translation>part étiquetée minimale</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>divided</source>
        <translation>partition</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>block size</source>
        <translation>taille des blocs</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>buffer between blocks</source>
        <translation>zone tampon entre les blocs</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>ground sampling distance</source>
        <translation>résolution au sol</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>{gsd:g} m per pixel</source>
        <translation>{gsd:g} m par pixel</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>unknown</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <location filename="../training/report/templates/compare.html"/>
        <source>seed</source>
        <translation>graine</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>band {band}</source>
        <translation>bande {band}</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <source>{pixels} pixels ({metres:.3g} m)</source>
        <translation>{pixels} pixels ({metres:.3g} m)</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>{pixels} pixels</source>
        <translation>{pixels} pixels</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/facts.py"/>
        <location filename="../training/dataset/report/map_furniture.py"/>
        <source>not used</source>
        <translation>non utilisée</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/map_furniture.py"/>
        <source>{part} ({count} patches)</source>
        <translation>{part} ({count} imagettes)</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/page.py"/>
        <source>Data set "{name}"</source>
        <translation>Jeu de données « {name} »</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/page.py"/>
        <source>{count} patches of {size} × {size} pixels from {orthos}</source>
        <translation>{count} imagettes de {size} × {size} pixels, tirées de {orthos}</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/page.py"/>
        <source>{part} patches</source>
        <translation>imagettes : {part}</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/page.py"/>
        <source>the area</source>
        <translation>la zone</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/page.py"/>
        <source>training patches</source>
        <translation>imagettes d’entraînement</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/split_map.py"/>
        <source>Where many patches overlap, a darker tone means more of them;</source>
        <translation>Là où beaucoup d’imagettes se recouvrent, un ton plus foncé en indique davantage ;</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/split_map.py"/>
        <source>of such patches, only a few are outlined to show their size.</source>
        <translation>de ces imagettes, seules quelques-unes sont contournées pour montrer leur taille.</translation>
    </message>
    <message>
        <location filename="../training/dataset/report/split_map.py"/>
        <source>{count} more orthophotos are not drawn.</source>
        <translation>{count} autres orthophotos ne sont pas dessinées.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>Only {count} of {wanted} train patches could be drawn: {why}.</source>
        <translation>Seules {count} imagettes d’entraînement sur {wanted} ont pu être tirées : {why}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>Only {count} of {wanted} validation patches could be drawn: {why}.</source>
        <translation>Seules {count} imagettes de validation sur {wanted} ont pu être tirées : {why}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>There are no validation patches: the training cannot tell when it is best and runs to its end.</source>
        <translation>Il n’y a pas d’imagettes de validation : l’apprentissage ne peut pas savoir quand il est au mieux et va jusqu’au bout.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>are named for no part and stay unused</source>
        <translation>ne sont nommées pour aucune partie et restent inutilisées</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>are in areas smaller than a patch and stay unused</source>
        <translation>sont dans des zones plus petites qu’une imagette et restent inutilisées</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>stay unused, since VALIDATION_PATCHES is 0</source>
        <translation>restent inutilisées, puisque VALIDATION_PATCHES vaut 0</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>stay unused, since the {patches} that were asked for are drawn from others</source>
        <translation>restent inutilisées, puisque les {patches} demandées sont tirées d’autres</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>give no patch, since their ground belongs to validation or test in another orthophoto</source>
        <translation>ne donnent pas d’imagette, puisque leur terrain appartient à la validation ou au test dans une autre orthophoto</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>give no patch, since the places that were tried hold {too_few}</source>
        <translation>ne donnent pas d’imagette, puisque les endroits essayés contiennent {too_few}</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>too few pixels with data (MIN_LABELLED is {least:g} %)</source>
        <translation>trop peu de pixels avec des données (MIN_LABELLED vaut {least:g} %)</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>no pixels with data</source>
        <translation>aucun pixel avec des données</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>too few labelled pixels (MIN_LABELLED is {least:g} %)</source>
        <translation>trop peu de pixels étiquetés (MIN_LABELLED vaut {least:g} %)</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>no labelled pixels</source>
        <translation>aucun pixel étiqueté</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>{count} of {tried} places lie on ground that belongs to validation or test in another orthophoto</source>
        <translation>{count} endroits sur {tried} sont sur un terrain qui appartient à la validation ou au test dans une autre orthophoto</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>{count} of {tried} places that were tried hold {too_few}</source>
        <translation>{count} endroits essayés sur {tried} contiennent {too_few}</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>BALANCE draws them around labelled pixels, of which there are few</source>
        <translation>BALANCE les tire autour de pixels étiquetés, qui sont peu nombreux</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>the area is small</source>
        <translation>la zone est petite</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>VALIDATION_PATCHES is 0: raise it.</source>
        <translation>VALIDATION_PATCHES vaut 0 : augmentez-le.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>Training and test take all orthophotos. Name fewer TRAIN_TILES, or give more orthophotos.</source>
        <translation>L’entraînement et le test prennent toutes les orthophotos. Nommez moins de TRAIN_TILES, ou donnez plus d’orthophotos.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>VALIDATION_SHARE is 0. Raise it.</source>
        <translation>VALIDATION_SHARE vaut 0. Augmentez-le.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>VALIDATION_SHARE is 0. Raise it, and choose SPLIT=blocks.</source>
        <translation>VALIDATION_SHARE vaut 0. Augmentez-le, et choisissez SPLIT=blocks.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>VALIDATION_SHARE is 0. Raise it, or name VALIDATION_TILES.</source>
        <translation>VALIDATION_SHARE vaut 0. Augmentez-le, ou nommez VALIDATION_TILES.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>Their areas are smaller than a patch: choose a smaller PATCH_SIZE or a larger BLOCK_SIZE, or a smaller BUFFER.</source>
        <translation>Leurs zones sont plus petites qu’une imagette : choisissez un PATCH_SIZE plus petit, un BLOCK_SIZE plus grand ou un BUFFER plus petit.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>Their areas are smaller than a patch: choose a smaller PATCH_SIZE.</source>
        <translation>Leurs zones sont plus petites qu’une imagette : choisissez un PATCH_SIZE plus petit.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>Their ground belongs to the test in other orthophotos: put these into the same part.</source>
        <translation>Leur terrain appartient au test dans d’autres orthophotos : mettez-les dans la même partie.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>The references hold no labelled pixel in the areas of the validation: label some, or take others.</source>
        <translation>Les références n’ont aucun pixel étiqueté dans les zones de validation : étiquetez-en, ou prenez-en d’autres.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>All places that were tried hold {too_few}: label more, or lower MIN_LABELLED.</source>
        <translation>Tous les endroits essayés contiennent {too_few} : étiquetez davantage, ou diminuez MIN_LABELLED.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>No training patch is left: validation or test hold the same ground in other orthophotos.</source>
        <translation>Il ne reste aucune imagette d’entraînement : la validation ou le test ont le même terrain dans d’autres orthophotos.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>No training patch has enough labelled pixels: the references hold none at all in the training area.</source>
        <translation>Aucune imagette d’entraînement n’a assez de pixels étiquetés : les références n’en ont aucun dans la zone d’entraînement.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>Label some, take other orthophotos for the training, or check that the references cover them.</source>
        <translation>Étiquetez-en, prenez d’autres orthophotos pour l’entraînement, ou vérifiez que les références les couvrent.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>No training patch has enough labelled pixels: the places that were tried hold {few}.</source>
        <translation>Aucune imagette d’entraînement n’a assez de pixels étiquetés : les endroits essayés contiennent {few}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>Lower MIN_LABELLED, or check that references and orthophotos hold data in the training area.</source>
        <translation>Diminuez MIN_LABELLED, ou vérifiez que les références et les orthophotos ont des données dans la zone d’entraînement.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>No training patch is left: there is room for so few that the other parts take them all.</source>
        <translation>Il ne reste aucune imagette d’entraînement : il y a si peu de place que les autres parties les prennent toutes.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>Lower VALIDATION_SHARE or PATCH_SIZE, raise OVERLAP, or give more orthophotos.</source>
        <translation>Diminuez VALIDATION_SHARE ou PATCH_SIZE, augmentez OVERLAP, ou donnez plus d’orthophotos.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>Put orthophotos of the same place into the same part with TRAIN_TILES, VALIDATION_TILES and TEST_TILES.</source>
        <translation>Mettez les orthophotos d’un même lieu dans la même partie avec TRAIN_TILES, VALIDATION_TILES et TEST_TILES.</translation>
    </message>
    <message>
        <location filename="../training/dataset/shortfalls.py"/>
        <source>{remedy} All of them lie at one and the same place: if they show different ones, their georeference is wrong, and they are better without (gdal_edit.py -unsetgt, and without world files).</source>
        <translation>{remedy} Elles sont toutes à un seul et même endroit : si elles en montrent différents, leur géoréférencement est faux, et il vaut mieux qu’elles n’en aient pas (gdal_edit.py -unsetgt, et sans fichiers world).</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>Whole orthophotos cannot be divided: only 1 is left for training and validation.</source>
        <translation>Des orthophotos entières ne peuvent pas être divisées : il n’en reste qu’une pour l’entraînement et la validation.</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>Whole orthophotos cannot be divided: none is left for training and validation.</source>
        <translation>Des orthophotos entières ne peuvent pas être divisées : il n’en reste aucune pour l’entraînement et la validation.</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>Choose SPLIT=blocks, give more orthophotos, or set VALIDATION_SHARE=0.</source>
        <translation>Choisissez SPLIT=blocks, donnez plus d’orthophotos, ou mettez VALIDATION_SHARE=0.</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>{count} of them for the validation</source>
        <translation>{count} d’entre eux pour la validation</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>{count} of them for the test</source>
        <translation>{count} d’entre eux pour le test</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>Name fewer TEST_TILES, or give more orthophotos.</source>
        <translation>Nommez moins de TEST_TILES, ou donnez plus d’orthophotos.</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>Lower BLOCK_SIZE (now {block_size_px}) to have more blocks, or lower the shares.</source>
        <translation>Diminuez BLOCK_SIZE (actuellement {block_size_px}) pour avoir plus de blocs, ou diminuez les parts.</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>Lower TEST_SHARE, or give more orthophotos.</source>
        <translation>Diminuez TEST_SHARE, ou donnez plus d’orthophotos.</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>Name fewer of them, lower the shares, give more orthophotos, or choose SPLIT=blocks.</source>
        <translation>Nommez-en moins, diminuez les parts, donnez plus d’orthophotos, ou choisissez SPLIT=blocks.</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>Nothing is left for the training: {count} blocks, {where}.</source>
        <translation>Il ne reste rien pour l’entraînement : {count} blocs, {where}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/splits.py"/>
        <source>Nothing is left for the training: {count} orthophotos, {where}.</source>
        <translation>Il ne reste rien pour l’entraînement : {count} orthophotos, {where}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/statistics.py"/>
        <source>digital number</source>
        <translation>valeur numérique</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>{count} train patches</source>
        <translation>{count} imagettes d’entraînement</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>{count} validation patches</source>
        <translation>{count} imagettes de validation</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>{count} test patches</source>
        <translation>{count} imagettes de test</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>Brought onto the orthophotos' grids: the {kind} of {tiles}.</source>
        <translation>Ramené sur la grille des orthophotos : {kind} de {tiles}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <location filename="../training/learning/train.py"/>
        <source>Writing the report</source>
        <translation>Écriture du rapport</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>No patch of {size} x {size} pixels fits: the largest area is {width} x {height} pixels.</source>
        <translation>Aucune imagette de {size} x {size} pixels ne tient : la plus grande zone fait {width} x {height} pixels.</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>Choose a smaller PATCH_SIZE, a larger BLOCK_SIZE or a smaller BUFFER.</source>
        <translation>Choisissez un PATCH_SIZE plus petit, un BLOCK_SIZE plus grand ou un BUFFER plus petit.</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>Choose a smaller PATCH_SIZE, or larger orthophotos.</source>
        <translation>Choisissez un PATCH_SIZE plus petit, ou des orthophotos plus grandes.</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>{count} of {total} areas are smaller than a patch and stay unused; nothing is left for the {lost}.</source>
        <translation>{count} zones sur {total} sont plus petites qu’une imagette et restent inutilisées ; il ne reste rien pour : {lost}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>{count} of {total} areas are smaller than a patch and stay unused.</source>
        <translation>{count} zones sur {total} sont plus petites qu’une imagette et restent inutilisées.</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source> and the </source>
        <translation> et </translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>Pixels that training shares with validation or test: {shared}.</source>
        <translation>Pixels que l’entraînement partage avec la validation ou le test : {shared}.</translation>
    </message>
    <message>
        <location filename="../training/dataset/tile.py"/>
        <source>SPLIT=patches lets patches of training and validation overlap: they share {shared} pixels ({share:.0%} of the training's). The validation looks better than the model is; choose SPLIT=tiles or blocks for numbers that one can publish.</source>
        <translation>Avec SPLIT=patches, les imagettes d’entraînement et de validation se recouvrent : elles partagent {shared} pixels ({share:.0%} de ceux de l’entraînement). La validation paraît meilleure que le modèle ne l’est ; choisissez SPLIT=tiles ou blocks pour des chiffres publiables.</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <source> (installed: {version})</source>
        <translation> (installé : {version})</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <source>Python &gt;= {minimum} (this is {version})</source>
        <translation>Python &gt;= {minimum} (celui-ci est {version})</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <source>Computer: {computer}</source>
        <translation>Ordinateur : {computer}</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <source>Python {version}: {python}</source>
        <translation>Python {version} : {python}</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <source>is missing</source>
        <translation>manque</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <source>is not installed; needed only for {purpose}. Install it with:  {line}</source>
        <translation>n’est pas installé ; n’est nécessaire que pour : {purpose}. Installez-le avec :  {line}</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <source>Device: {device}</source>
        <translation>Unité de calcul : {device}</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <source>Install it again: run this with CREATE.</source>
        <translation>Réinstallez-le : exécutez ceci avec CREATE.</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <source>PyTorch is installed, but cannot be loaded: {problem}. {remedy}</source>
        <translation>PyTorch est installé, mais ne se charge pas : {problem}. {remedy}</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <source>Missing: {missing}. Install with:  {line}</source>
        <translation>Il manque : {missing}. À installer avec :  {line}</translation>
    </message>
    <message>
        <location filename="../training/environment/check.py"/>
        <location filename="../training/environment/report.py"/>
        <source>All that the engine needs is installed.</source>
        <translation>Tout ce dont le moteur a besoin est installé.</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>Install it again, in the build for this computer: run 'Install or check the engine' with CREATE.</source>
        <translation>Réinstallez-le, dans la variante pour cet ordinateur : lancez « Installer ou vérifier le moteur » avec CREATE.</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>{version} or newer</source>
        <translation>{version} ou plus récent</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>optional, for {purpose}</source>
        <translation>facultatif, pour {purpose}</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>computer</source>
        <translation>ordinateur</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>system</source>
        <translation>système</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>device</source>
        <translation>unité de calcul</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <location filename="../training/learning/report.py"/>
        <source>not installed</source>
        <translation>non installé</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>CUDA in PyTorch</source>
        <translation>CUDA dans PyTorch</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>Environment of the engine</source>
        <translation>Environnement du moteur</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>The Python that trains and classifies. QGIS itself needs none of these packages.</source>
        <translation>Le Python qui entraîne et qui classe. QGIS lui-même n’a besoin d’aucun de ces paquets.</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>package</source>
        <translation>paquet</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>needed</source>
        <translation>nécessaire</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>installed</source>
        <translation>installé</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>Facts</source>
        <translation>Faits</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <location filename="../training/report/templates/base.html"/>
        <source>This file is complete in itself: it can be sent, archived and printed.</source>
        <translation>Ce fichier est complet en lui-même : il peut être envoyé, archivé et imprimé.</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>NVIDIA graphics card</source>
        <translation>carte graphique NVIDIA</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>Apple graphics</source>
        <translation>graphique Apple</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>processor only</source>
        <translation>processeur seul</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>not ready</source>
        <translation>pas prêt</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>engine</source>
        <translation>moteur</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>To install what is missing, run this line in a terminal:</source>
        <translation>Pour installer ce qui manque, exécutez cette ligne dans un terminal :</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>To install what is missing, run this line in a terminal, or in QGIS 'Install or check the engine' with 'Create a private environment':</source>
        <translation>Pour installer ce qui manque, exécutez cette ligne dans un terminal, ou dans QGIS « Installer ou vérifier le moteur » avec « Créer un environnement privé » :</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>To leave this Python as it is, choose another one in Settings, Options, Processing, Providers, Vaihingen U-Net, or in the environment variable VAIHINGEN_PYTHON.</source>
        <translation>Pour laisser ce Python tel quel, choisissez-en un autre dans Préférences, Options, Traitement, Fournisseurs de traitements, Vaihingen U-Net, ou dans la variable d’environnement VAIHINGEN_PYTHON.</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>Missing or too old:</source>
        <translation>Manquant ou trop ancien :</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>PyTorch is installed but does not start:</source>
        <translation>PyTorch est installé mais ne démarre pas :</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>A graphics card is not used:</source>
        <translation>Une carte graphique n’est pas utilisée :</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>PyTorch found no graphics card it can use, so the processor computes: this works, but training is many times slower.</source>
        <translation>PyTorch n’a trouvé aucune carte graphique utilisable ; le processeur calcule donc : cela marche, mais l’entraînement est bien des fois plus lent.</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>Optional: to use {purpose}, run this command once.</source>
        <translation>Facultatif : pour {purpose}, exécutez cette commande une fois.</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>{version} (too old)</source>
        <translation>{version} (trop ancien)</translation>
    </message>
    <message>
        <location filename="../training/environment/report.py"/>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <location filename="../training/export/deepness.py"/>
        <source>heights above the low ground in m</source>
        <translation>hauteurs au-dessus du sol bas en m</translation>
    </message>
    <message>
        <location filename="../training/export/deepness.py"/>
        <source>heights in m</source>
        <translation>hauteurs en m</translation>
    </message>
    <message>
        <location filename="../training/export/deepness.py"/>
        <source>The pixel size is not known (the training data had no georeference): set it in Deepness.</source>
        <translation>La taille des pixels n’est pas connue (les données d’entraînement n’étaient pas géoréférencées) : indiquez-la dans Deepness.</translation>
    </message>
    <message>
        <location filename="../training/export/deepness.py"/>
        <source>The network takes heights above the low ground, of which a tile shows too little: write them with 'Compute height above ground', output ABOVE_LOW_GROUND, from the surface model.</source>
        <translation>Le réseau prend des hauteurs au-dessus du sol bas, dont une dalle montre trop peu : écrivez-les à partir du modèle numérique de surface avec « Calculer la hauteur au-dessus du sol », sortie ABOVE_LOW_GROUND.</translation>
    </message>
    <message>
        <location filename="../training/export/deepness.py"/>
        <source>Deepness reads one raster layer: stack orthophoto and heights (m) in one raster with the bands {bands}. Its manual promises to read bands of 8 bit only, which cannot hold heights in metres; some of its versions read 32 bit. If yours does not, use ONNX Runtime, or 'Classify an orthophoto'.</source>
        <translation>Deepness lit une seule couche raster : empilez l’orthophoto et les hauteurs (m) dans un raster avec les bandes {bands}. Son manuel ne promet de lire que des bandes de 8 bits, qui ne peuvent pas contenir des hauteurs en mètres ; certaines de ses versions lisent 32 bits. Si la vôtre ne le fait pas, utilisez ONNX Runtime, ou « Classer une orthophoto ».</translation>
    </message>
    <message>
        <location filename="../training/export/deepness.py"/>
        <source>The orthophotos of the training have values of {dtype}. Deepness's manual promises to read bands of 8 bit only; its versions differ in what else they read.</source>
        <translation>Les orthophotos de l’entraînement ont des valeurs de {dtype}. Le manuel de Deepness ne promet de lire que des bandes de 8 bits ; ses versions diffèrent dans ce qu’elles lisent d’autre.</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>Reading the model</source>
        <translation>Lecture du modèle</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>Translating the network</source>
        <translation>Traduction du réseau</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>Comparing with ONNX Runtime</source>
        <translation>Comparaison avec ONNX Runtime</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>ONNX Runtime {runtime} gives other probabilities than PyTorch {version} for the exported network: they differ by up to {difference:.2g}.</source>
        <translation>ONNX Runtime {runtime} donne d’autres probabilités que PyTorch {version} pour le réseau exporté : elles diffèrent jusqu’à {difference:.2g}.</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>Nothing was written. Update the packages and run again:  {line} --upgrade</source>
        <translation>Rien n’a été écrit. Mettez les paquets à jour et relancez :  {line} --upgrade</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>The network takes tiles of {patch_size} x {patch_size} pixels with the bands {bands}, scale and offset applied, {heights}; NaN is no data. It gives the probabilities of {outputs}.</source>
        <translation>Le réseau prend des dalles de {patch_size} x {patch_size} pixels avec les bandes {bands}, échelle et décalage appliqués, {heights} ; NaN veut dire sans données. Il donne les probabilités de {outputs}.</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>The network takes tiles of {patch_size} x {patch_size} pixels with the bands {bands}, scale and offset applied; NaN is no data. It gives the probabilities of {outputs}.</source>
        <translation>Le réseau prend des dalles de {patch_size} x {patch_size} pixels avec les bandes {bands}, échelle et décalage appliqués ; NaN veut dire sans données. Il donne les probabilités de {outputs}.</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>ONNX Runtime {runtime} gives the same probabilities (within {difference:.1g}).</source>
        <translation>ONNX Runtime {runtime} donne les mêmes probabilités (à {difference:.1g} près).</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>Writing ONNX needs {missing}, which {executable} does not have.</source>
        <translation>Écrire de l’ONNX demande {missing}, que {executable} n’a pas.</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>Install what is missing with:  {line}</source>
        <translation>Installez ce qui manque avec :  {line}</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>PyTorch {version} cannot translate the network {architecture} into ONNX: {reason}</source>
        <translation>PyTorch {version} ne peut pas traduire le réseau {architecture} en ONNX : {reason}</translation>
    </message>
    <message>
        <location filename="../training/export/export_onnx.py"/>
        <source>Update the packages and run again:  {line} --upgrade</source>
        <translation>Mettez les paquets à jour et relancez :  {line} --upgrade</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>Install the current driver from https://www.nvidia.com/drivers and start the computer again.</source>
        <translation>Installez le pilote actuel depuis https://www.nvidia.com/drivers et redémarrez l’ordinateur.</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>there is no NVIDIA graphics card whose driver answers, and {version} is built without CUDA</source>
        <translation>il n’y a pas de carte graphique NVIDIA dont le pilote réponde, et {version} est construit sans CUDA</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>{version} is built for processors only, without CUDA, and cannot use {names}</source>
        <translation>{version} est construit pour le processeur seulement, sans CUDA, et ne peut pas utiliser {names}</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>the environment variable {name} is '{value}' and hides the graphics cards of this computer, which has {cards}, from PyTorch</source>
        <translation>la variable d’environnement {name} vaut '{value}' et cache à PyTorch les cartes graphiques de cet ordinateur, qui a {cards}</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>the environment variable {name} is '{value}' and hides the graphics cards of this computer from PyTorch</source>
        <translation>la variable d’environnement {name} vaut '{value}' et cache à PyTorch les cartes graphiques de cet ordinateur</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>Remove that variable, or give it the number of a card, such as {name}=0, and start QGIS again.</source>
        <translation>Enlevez cette variable, ou donnez-lui le numéro d’une carte, comme {name}=0, et redémarrez QGIS.</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>CUDA cannot be started by {version}: {said}</source>
        <translation>CUDA ne peut pas être démarré par {version} : {said}</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>Start the computer again; if that does not help: {update}</source>
        <translation>Redémarrez l’ordinateur ; si cela n’aide pas : {update}</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>{version} does not see {names}, which the driver {driver} lists</source>
        <translation>{version} ne voit pas {names}, que le pilote {driver} énumère</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>does not run ({reason})</source>
        <translation>ne marche pas ({reason})</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>gives wrong numbers</source>
        <translation>donne de faux nombres</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>card {index} of this computer cannot be started: {said}</source>
        <translation>la carte {index} de cet ordinateur ne démarre pas : {said}</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>PyTorch {version} has no kernels for {name} (compute capability {major}.{minor})</source>
        <translation>PyTorch {version} n’a pas de noyaux pour {name} (capacité de calcul {major}.{minor})</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>the memory of {name} is full</source>
        <translation>la mémoire de {name} est pleine</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>Close the programs that use it, and run again.</source>
        <translation>Fermez les programmes qui l’utilisent, et relancez.</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>{name} does not compute: {said}</source>
        <translation>{name} ne calcule pas : {said}</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>PyTorch {version}, which is built for CUDA {cuda}</source>
        <translation>PyTorch {version}, construit pour CUDA {cuda}</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>the NVIDIA driver (for CUDA {version}) is too old for {built}</source>
        <translation>le pilote NVIDIA (pour CUDA {version}) est trop ancien pour {built}</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>the NVIDIA driver is too old for {built}</source>
        <translation>le pilote NVIDIA est trop ancien pour {built}</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>the NVIDIA driver {driver} is too old for {built}</source>
        <translation>le pilote NVIDIA {driver} est trop ancien pour {built}</translation>
    </message>
    <message>
        <location filename="../training/graphics_cards.py"/>
        <source>{update} Or keep the driver: {cards}</source>
        <translation>{update} Ou gardez le pilote : {cards}</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>Pixels of {pixel_m:.3g} m, heights in m. Looks for the ground under objects up to {max_object_width:g} m wide, in cells of {pixels} x {pixels} pixels.</source>
        <translation>Pixels de {pixel_m:.3g} m, hauteurs en m. Cherche le sol sous des objets de {max_object_width:g} m de large au plus, dans des mailles de {pixels} x {pixels} pixels.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>Computing heights above ground</source>
        <translation>Calcul des hauteurs au-dessus du sol</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>{path} has no georeference, so that the size of its pixels is not known.</source>
        <translation>{path} n’est pas géoréférencé, si bien que la taille de ses pixels n’est pas connue.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>Give it in metres as PIXEL_SIZE (ISPRS Vaihingen: 0.09), or georeference the raster.</source>
        <translation>Donnez-la en mètres dans PIXEL_SIZE (ISPRS Vaihingen : 0.09), ou géoréférencez le raster.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>{path} has no coordinate reference system; its map units are taken as metres.</source>
        <translation>{path} n’a pas de système de coordonnées ; ses unités de carte sont prises pour des mètres.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>PIXEL_SIZE {pixel_size:g} m is used, though {path} has pixels of {known:.3g} m.</source>
        <translation>PIXEL_SIZE {pixel_size:g} m est utilisé, bien que {path} ait des pixels de {known:.3g} m.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>{path} has pixels of {size:.2g} m, which is too small for metres; they may be degrees.</source>
        <translation>{path} a des pixels de {size:.2g} m, ce qui est trop petit pour des mètres ; ce sont peut-être des degrés.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>Assign the right coordinate reference system and bring the raster to one in metres, or give PIXEL_SIZE.</source>
        <translation>Assignez le bon système de coordonnées et mettez le raster dans un système en mètres, ou donnez PIXEL_SIZE.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>{path} has pixels of {size:.3g} m, too coarse for objects up to {max_object_width:g} m wide.</source>
        <translation>{path} a des pixels de {size:.3g} m, trop grossiers pour des objets de {max_object_width:g} m de large au plus.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>Give a MAX_OBJECT_WIDTH of many pixels, or a finer surface model.</source>
        <translation>Donnez un MAX_OBJECT_WIDTH de nombreux pixels, ou un modèle numérique de surface plus fin.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>{path} has pixels of {width:.3g} x {height:.3g} map units, but square ones are needed.</source>
        <translation>{path} a des pixels de {width:.3g} x {height:.3g} unités de carte, mais il les faut carrés.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>Bring it to square pixels with 'Warp (reproject)' of the Processing Toolbox.</source>
        <translation>Ramenez-le à des pixels carrés avec « Projection (warp) » de la boîte à outils de traitements.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>{path} holds no heights: all its pixels are without data.</source>
        <translation>{path} ne contient aucune hauteur : tous ses pixels sont sans données.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>Choose another raster.</source>
        <translation>Choisissez un autre raster.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_above_ground.py"/>
        <source>Heights above ground from {lowest:.2f} to {highest:.2f} m; {tall:.1f} % of the area is higher than {tall_m:g} m.</source>
        <translation>Hauteurs au-dessus du sol de {lowest:.2f} à {highest:.2f} m ; {tall:.1f} % de la surface dépasse {tall_m:g} m.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>{metres:g} m</source>
        <translation>{metres:g} m</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>{lowest:g} to {highest:g} m</source>
        <translation>{lowest:g} à {highest:g} m</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>{name}: {impossible} of {known} heights ({share}) are impossible: {span}, where {least:g} to {most:g} m are possible (and {missing} mean missing)</source>
        <translation>{name} : {impossible} hauteurs sur {known} ({share}) sont impossibles : {span}, alors que {least:g} à {most:g} m sont possibles (et que {missing} veulent dire sans données)</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>{sentence}. They count as no data.</source>
        <translation>{sentence}. Elles comptent comme absence de données.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>it has a colour table, as class rasters have</source>
        <translation>il a une table de couleurs, comme les rasters de classes</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/raster_layer.py"/>
        <source>it has {count} bands</source>
        <translation>il a {count} bandes</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>{sentence}. Are these heights in metres?</source>
        <translation>{sentence}. Ces hauteurs sont-elles en mètres ?</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>Give heights in metres. Values that stand for missing data can be assigned as nodata value with 'Translate' of the Processing Toolbox; heights of another unit, be converted.</source>
        <translation>Donnez des hauteurs en mètres. Les valeurs qui signifient une absence de données peuvent être déclarées comme nodata avec « Convertir » de la boîte à outils de traitements ; des hauteurs dans une autre unité, être converties.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>{shown}: the unit of the heights, {unit}, is not known; they are taken as metres.</source>
        <translation>{shown} : l’unité des hauteurs, {unit}, n’est pas connue ; elles sont prises pour des mètres.</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>{shown}: the heights are in {unit}, converted to metres (times {metres:.7g}).</source>
        <translation>{shown} : les hauteurs sont en {unit}, converties en mètres (fois {metres:.7g}).</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>{percent:.1f} %</source>
        <translation>{percent:.1f} %</translation>
    </message>
    <message>
        <location filename="../training/heights/height_values.py"/>
        <source>less than 0.1 %</source>
        <translation>moins de 0,1 %</translation>
    </message>
    <message>
        <location filename="../training/host/session.py"/>
        <source>an earlier run with the same outputs has not ended yet</source>
        <translation>un calcul précédent avec les mêmes sorties n’est pas encore terminé</translation>
    </message>
    <message>
        <location filename="../training/jobs/part_reporters.py"/>
        <source>{name}: {text}</source>
        <translation>{name} : {text}</translation>
    </message>
    <message>
        <location filename="../training/jobs/part_reporters.py"/>
        <source>at most {duration} left</source>
        <translation>encore {duration} au plus</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Draw a synthetic town to try everything with.</source>
        <translation>Dessiner une ville synthétique pour tout essayer.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Turn a surface model into heights above the ground.</source>
        <translation>Tirer d’un modèle numérique de surface des hauteurs au-dessus du sol.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Turn class colours into class codes, or back.</source>
        <translation>Faire de couleurs de classe des codes de classe, ou l’inverse.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Cut rasters into a data set of patches.</source>
        <translation>Découper des rasters en un jeu de données d’imagettes.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Train a U-Net on a data set.</source>
        <translation>Entraîner un U-Net sur un jeu de données.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>the best model so far</source>
        <translation>le meilleur modèle jusqu’ici</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>its report</source>
        <translation>son rapport</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Classify an orthophoto, or several, with a trained model.</source>
        <translation>Classer une ou plusieurs orthophotos avec un modèle entraîné.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <location filename="../training/learning/report.py"/>
        <location filename="../training/scenes/names.py"/>
        <source>orthophotos</source>
        <translation>orthophotos</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Join rasters side by side, such as parts of a classification or orthophotos, to one.</source>
        <translation>Assembler en un seul des rasters côte à côte, comme les parties d’une classification ou des orthophotos.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Write a model as ONNX, for Deepness and ONNX Runtime.</source>
        <translation>Écrire un modèle en ONNX, pour Deepness et ONNX Runtime.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Measure the accuracy of a class raster against a reference.</source>
        <translation>Mesurer l’exactitude d’un raster de classes par rapport à une référence.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Choose the blocks where labels are worth most.</source>
        <translation>Choisir les blocs où des étiquettes valent le plus.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Draw random points in each class of a class raster.</source>
        <translation>Tirer des points au hasard dans chaque classe d’un raster de classes.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Estimate accuracy and areas from interpreted points.</source>
        <translation>Estimer l’exactitude et les surfaces à partir de points interprétés.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Train with several kinds of inputs and tell which of them help.</source>
        <translation>Entraîner avec plusieurs sortes d’entrées et dire lesquelles aident.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Run a published protocol of the ISPRS benchmarks from its folder to a table.</source>
        <translation>Exécuter un protocole publié des bancs d’essai de l’ISPRS, du dossier au tableau.</translation>
    </message>
    <message>
        <location filename="../training/jobs/registry.py"/>
        <source>Tell which Python, PyTorch and device there are.</source>
        <translation>Dire quels Python, PyTorch et unité de calcul il y a.</translation>
    </message>
    <message>
        <location filename="../training/jobs/reporter.py"/>
        <source>Warning: {message}</source>
        <translation>Attention : {message}</translation>
    </message>
    <message>
        <location filename="../training/jobs/run.py"/>
        <source>The job {name} cannot be shared by {size} processes.</source>
        <translation>La tâche {name} ne peut pas être partagée entre {size} processus.</translation>
    </message>
    <message>
        <location filename="../training/jobs/run.py"/>
        <source>Start it without torchrun.</source>
        <translation>Lancez-la sans torchrun.</translation>
    </message>
    <message>
        <location filename="../training/jobs/run.py"/>
        <source>This has been done before, and nothing has changed since: {made}.</source>
        <translation>Cela a déjà été fait, et rien n’a changé depuis : {made}.</translation>
    </message>
    <message>
        <location filename="../training/jobs/run.py"/>
        <source>There was nothing to keep yet.</source>
        <translation>Il n’y avait encore rien à garder.</translation>
    </message>
    <message>
        <location filename="../training/jobs/run.py"/>
        <source>Kept {what}: {path}.</source>
        <translation>A été gardé, {what} : {path}.</translation>
    </message>
    <message>
        <location filename="../training/jobs/run.py"/>
        <source>{done} of {parts} {what} were done; their results stay.</source>
        <translation>{done} {what} sur {parts} étaient terminées ; leurs résultats restent.</translation>
    </message>
    <message>
        <location filename="../training/jobs/run.py"/>
        <source>To go on with it, run it again with RESUME.</source>
        <translation>Pour continuer, relancez avec RESUME.</translation>
    </message>
    <message>
        <location filename="../training/jobs/run.py"/>
        <source>{missing} for the report</source>
        <translation>{missing} pour le rapport</translation>
    </message>
    <message>
        <location filename="../training/jobs/run.py"/>
        <source>This Python cannot load what the engine needs: {what}.</source>
        <translation>Ce Python ne peut pas charger ce dont le moteur a besoin : {what}.</translation>
    </message>
    <message>
        <location filename="../training/jobs/run.py"/>
        <source>Install it with:  {line}
or choose another interpreter in Settings &gt; Options &gt; Processing &gt; Providers &gt; Vaihingen U-Net (or in the environment variable VAIHINGEN_PYTHON).</source>
        <translation>Installez-le avec :  {line}
ou choisissez un autre interpréteur dans Préférences &gt; Options &gt; Traitement &gt; Fournisseurs de traitements &gt; Vaihingen U-Net (ou dans la variable d’environnement VAIHINGEN_PYTHON).</translation>
    </message>
    <message>
        <location filename="../training/jobs/worker.py"/>
        <source>The computer's memory is full.</source>
        <translation>La mémoire de l’ordinateur est pleine.</translation>
    </message>
    <message>
        <location filename="../training/jobs/worker.py"/>
        <source>Close other programs, or lower the batch size.</source>
        <translation>Fermez d’autres programmes, ou diminuez la taille de lot.</translation>
    </message>
    <message>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>Looking at the blocks</source>
        <translation>Examen des blocs</translation>
    </message>
    <message>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>block {done} of {count}</source>
        <translation>bloc {done} sur {count}</translation>
    </message>
    <message>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>There is no block left to label: {taken} of {seen} blocks touch what is LABELLED, and the others have hardly any data.</source>
        <translation>Il ne reste aucun bloc à étiqueter : {taken} blocs sur {seen} touchent ce qui est dans LABELLED, et les autres n’ont presque pas de données.</translation>
    </message>
    <message>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>Give further orthophotos, or a smaller BLOCK_SIZE.</source>
        <translation>Donnez d’autres orthophotos, ou un BLOCK_SIZE plus petit.</translation>
    </message>
    <message>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>There is no block to label: no square of {block_size} pixels (BLOCK_SIZE) has data on half of it.</source>
        <translation>Il n’y a pas de bloc à étiqueter : aucun carré de {block_size} pixels (BLOCK_SIZE) n’a de données sur sa moitié.</translation>
    </message>
    <message>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>Give other orthophotos, or a smaller BLOCK_SIZE.</source>
        <translation>Donnez d’autres orthophotos, ou un BLOCK_SIZE plus petit.</translation>
    </message>
    <message>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>BLOCKS is {blocks}, but only {count} blocks can be offered: of {seen} with data, {taken} touch what is labelled.</source>
        <translation>BLOCKS vaut {blocks}, mais seuls {count} blocs peuvent être proposés : sur {seen} avec des données, {taken} touchent ce qui est déjà étiqueté.</translation>
    </message>
    <message>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>{count} of {seen} blocks of {block_size} x {block_size} pixels, with about {objects} objects to draw.</source>
        <translation>{count} blocs sur {seen} de {block_size} x {block_size} pixels, avec environ {objects} objets à dessiner.</translation>
    </message>
    <message>
        <location filename="../training/labelling/next_to_label.py"/>
        <source>These blocks were chosen because they are difficult: they are no random sample, and accuracy on them is not that of the map. Measure the map with random points ('Draw sample points').</source>
        <translation>Ces blocs ont été choisis parce qu’ils sont difficiles : ce n’est pas un échantillon aléatoire, et l’exactitude sur eux n’est pas celle de la carte. Mesurez la carte avec des points au hasard (« Tirer des points d’échantillonnage »).</translation>
    </message>
    <message>
        <location filename="../training/labelling/reasons.py"/>
        <source>{first} or {second} is uncertain</source>
        <translation>{first} ou {second} : incertain</translation>
    </message>
    <message>
        <location filename="../training/labelling/reasons.py"/>
        <source>{name} ({share:.1%} of the area)</source>
        <translation>{name} ({share:.1%} de la zone)</translation>
    </message>
    <message>
        <location filename="../training/labelling/reasons.py"/>
        <source>a rare class is expected: {names}</source>
        <translation>une classe rare est attendue : {names}</translation>
    </message>
    <message>
        <location filename="../training/labelling/reasons.py"/>
        <source>unlike what the model has learnt from</source>
        <translation>différent de ce que le modèle a appris</translation>
    </message>
    <message>
        <location filename="../training/labelling/reasons.py"/>
        <source>other ground than the blocks before it</source>
        <translation>un autre terrain que celui des blocs précédents</translation>
    </message>
    <message>
        <location filename="../training/labels/class_raster.py"/>
        <source>Counting classes</source>
        <translation>Comptage des classes</translation>
    </message>
    <message>
        <location filename="../training/labels/class_raster.py"/>
        <source>Placing points</source>
        <translation>Placement des points</translation>
    </message>
    <message>
        <location filename="../training/labels/class_raster.py"/>
        <source>the value {value:g}</source>
        <translation>la valeur {value:g}</translation>
    </message>
    <message>
        <location filename="../training/labels/class_raster.py"/>
        <source>{bands} bands of type {dtype}</source>
        <translation>{bands} bandes de type {dtype}</translation>
    </message>
    <message>
        <location filename="../training/labels/class_raster.py"/>
        <source>{path} has {what}, but a class raster has one band of whole numbers.</source>
        <translation>{path} a {what}, mais un raster de classes a une seule bande de nombres entiers.</translation>
    </message>
    <message>
        <location filename="../training/labels/class_raster.py"/>
        <source>Choose the class raster that the classification wrote; turn a coloured one into class codes first.</source>
        <translation>Choisissez le raster de classes que la classification a écrit ; d’un raster en couleurs, faites d’abord des codes de classe.</translation>
    </message>
    <message>
        <location filename="../training/labels/class_raster.py"/>
        <source>{path} is a picture in class colours, but a class raster has class codes.</source>
        <translation>{path} est une image en couleurs de classe, mais un raster de classes a des codes de classe.</translation>
    </message>
    <message>
        <location filename="../training/labels/class_raster.py"/>
        <source>Turn it into class codes first, with 'Class colours to class codes'.</source>
        <translation>Faites-en d’abord des codes de classe, avec « Couleurs de classe en codes de classe ».</translation>
    </message>
    <message>
        <location filename="../training/labels/codes.py"/>
        <source>The reference</source>
        <translation>La référence</translation>
    </message>
    <message>
        <location filename="../training/labels/codes.py"/>
        <source>The raster</source>
        <translation>Le raster</translation>
    </message>
    <message>
        <location filename="../training/labels/convert.py"/>
        <source>class colours</source>
        <translation>des couleurs de classe</translation>
    </message>
    <message>
        <location filename="../training/labels/convert.py"/>
        <source>class codes</source>
        <translation>des codes de classe</translation>
    </message>
    <message>
        <location filename="../training/labels/convert.py"/>
        <source>one band</source>
        <translation>une seule bande</translation>
    </message>
    <message>
        <location filename="../training/labels/convert.py"/>
        <source>{input} has {has}, but the direction {direction} takes {wanted}.</source>
        <translation>{input} a {has}, mais le sens {direction} prend {wanted}.</translation>
    </message>
    <message>
        <location filename="../training/labels/convert.py"/>
        <source>Choose the other direction, or another raster.</source>
        <translation>Choisissez l’autre sens, ou un autre raster.</translation>
    </message>
    <message>
        <location filename="../training/labels/convert.py"/>
        <source>{value} {name}: {count} pixels</source>
        <translation>{value} {name} : {count} pixels</translation>
    </message>
    <message>
        <location filename="../training/labels/convert.py"/>
        <source>no data: {count} pixels</source>
        <translation>sans données : {count} pixels</translation>
    </message>
    <message>
        <location filename="../training/labels/convert.py"/>
        <source>Converting</source>
        <translation>Conversion</translation>
    </message>
    <message>
        <location filename="../training/labels/convert.py"/>
        <source>strip {done} of {count}</source>
        <translation>bande {done} sur {count}</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>{value} (count {count}, first at column {col}, row {row})</source>
        <translation>{value} (nombre {count}, le premier à la colonne {col}, ligne {row})</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>{source} holds colours that are no class: {named}.</source>
        <translation>{source} contient des couleurs qui ne sont pas des classes : {named}.</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>{source} holds values that are no class: {named}.</source>
        <translation>{source} contient des valeurs qui ne sont pas des classes : {named}.</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>In all: more than {many} different, {total} of {pixels} pixels.</source>
        <translation>En tout : plus de {many} différentes, {total} pixels sur {pixels}.</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>In all: {many} different, {total} of {pixels} pixels.</source>
        <translation>En tout : {many} différentes, {total} pixels sur {pixels}.</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>The classes are {classes}.</source>
        <translation>Les classes sont {classes}.</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>So many colours point to a photograph, or to a picture saved with lossy compression (JPEG): choose the reference itself, saved without loss.</source>
        <translation>Tant de couleurs font penser à une photographie, ou à une image enregistrée avec perte (JPEG) : choisissez la référence elle-même, enregistrée sans perte.</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>Class codes are whole numbers: choose the class raster, not heights, an index or probabilities. If it was resampled, do so again with nearest neighbour.</source>
        <translation>Les codes de classe sont des nombres entiers : choisissez le raster de classes, et non des hauteurs, un indice ou des probabilités. S’il a été rééchantillonné, refaites-le au plus proche voisin.</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>Correct these pixels, choose another file, or give a class file in CLASSES: one that holds their colours or, to count them as undefined, {own} (JSON).</source>
        <translation>Corrigez ces pixels, choisissez un autre fichier, ou donnez un fichier de classes dans CLASSES : un fichier qui contient leurs couleurs ou, pour les compter comme indéfinis, {own} (JSON).</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>Correct these pixels, choose another file, or give a class file in CLASSES: one that holds their values, if they count from 1 for example, or, to count them as undefined, {own} (JSON).</source>
        <translation>Corrigez ces pixels, choisissez un autre fichier, ou donnez un fichier de classes dans CLASSES : un fichier qui contient leurs valeurs, si elles comptent à partir de 1 par exemple, ou, pour les compter comme indéfinies, {own} (JSON).</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>Correct these pixels, choose another file, or give a class file in CLASSES: one that holds their values or, to count them as undefined, {own} (JSON).</source>
        <translation>Corrigez ces pixels, choisissez un autre fichier, ou donnez un fichier de classes dans CLASSES : un fichier qui contient leurs valeurs ou, pour les compter comme indéfinies, {own} (JSON).</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>{value} as {name} ({share:.2%})</source>
        <translation>{value} pour {name} ({share:.2%})</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>; no data {share:.2%}</source>
        <translation> ; sans données {share:.2%}</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>{source}, read as class colours: {found}.</source>
        <translation>{source}, lecture en couleurs de classe : {found}.</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>{source}, read as class codes: {found}.</source>
        <translation>{source}, lecture en codes de classe : {found}.</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <location filename="../training/labels/questions.py"/>
        <source>no class</source>
        <translation>aucune classe</translation>
    </message>
    <message>
        <location filename="../training/labels/findings.py"/>
        <source>{source}: {noisy} of {pixels} pixels ({share:.2%}) have a colour that differs from a class colour by up to {most}; they were taken as that class. The picture was probably saved with lossy compression.</source>
        <translation>{source} : {noisy} pixels sur {pixels} ({share:.2%}) ont une couleur qui diffère d’une couleur de classe d’au plus {most} ; ils ont été pris pour cette classe. L’image a sans doute été enregistrée avec perte.</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>its nodata value {nodata:g} means the class {code} {name}: its {pixels} pixels are taken as this class. If they are without data, give them the value 255, or leave this class out of a class file in CLASSES</source>
        <translation>sa valeur nodata {nodata:g} désigne la classe {code} {name} : ses {pixels} pixels sont pris pour cette classe. S’ils sont sans données, donnez-leur la valeur 255, ou ôtez cette classe d’un fichier de classes dans CLASSES</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>is a picture in grey tones that are colours of the classes; it is read by its colours</source>
        <translation>est une image en tons de gris qui sont des couleurs des classes ; elle est lue par ses couleurs</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>{path} holds class codes and was saved with lossy compression (JPEG), which changes codes into those of other classes.</source>
        <translation>{path} contient des codes de classe et a été enregistré avec perte (JPEG), ce qui change des codes en ceux d’autres classes.</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>Save the class codes anew from their source without loss, as GeoTIFF or PNG.</source>
        <translation>Enregistrez de nouveau les codes de classe depuis leur source sans perte, en GeoTIFF ou PNG.</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>has the same in all bands, and is read as class codes</source>
        <translation>a la même chose dans toutes les bandes, et est lu comme codes de classe</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>{path} has {bands} bands of type {dtype}, but a reference has one band of class codes or three 8-bit bands of class colours.</source>
        <translation>{path} a {bands} bandes de type {dtype}, mais une référence a une bande de codes de classe ou trois bandes de 8 bits de couleurs de classe.</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>Choose the reference, not the orthophoto or the heights.</source>
        <translation>Choisissez la référence, et non l’orthophoto ou les hauteurs.</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>{value} as {name}</source>
        <translation>{value} pour {name}</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>is a coloured picture stored with a palette; by their colours, its values are read so: {read}</source>
        <translation>est une image en couleurs enregistrée avec une palette ; d’après leurs couleurs, ses valeurs sont lues ainsi : {read}</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>{value} is {name}, not {known}</source>
        <translation>{value} est {name}, et non {known}</translation>
    </message>
    <message>
        <location filename="../training/labels/inspection.py"/>
        <source>by the raster's own legend {other}. Its values are taken as codes all the same</source>
        <translation>d’après la légende du raster lui-même, {other}. Ses valeurs sont pourtant prises pour des codes</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>{source} has a colour table with other colours than the classes, and no names in it: its values are taken as the codes of the built-in classes. If they are others, name them in CLASSES.</source>
        <translation>{source} a une table de couleurs avec d’autres couleurs que celles des classes, et sans noms : ses valeurs sont prises pour les codes des classes intégrées. Si ce sont d’autres classes, nommez-les dans CLASSES.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>The palette of {source} has colours of its own, but the references hold fewer than two classes: {classes}.</source>
        <translation>La palette de {source} a des couleurs à elle, mais les références ont moins de deux classes : {classes}.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>Give references with more classes, or name all classes in CLASSES.</source>
        <translation>Donnez des références avec plus de classes, ou nommez toutes les classes dans CLASSES.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>The classes are those of the palette of {palettes}: {listed}.</source>
        <translation>Les classes sont celles de la palette de {palettes} : {listed}.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>None of these classes is named 'undefined': all of them are learnt.</source>
        <translation>Aucune de ces classes ne s’appelle « undefined » : toutes sont apprises.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>{value} is {old} in the first, {new} in the second</source>
        <translation>{value} est {old} dans la première, {new} dans la seconde</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>The references {first} and {second} bring different palettes: {texts}.</source>
        <translation>Les références {first} et {second} apportent des palettes différentes : {texts}.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>Name the classes in CLASSES, if the values mean the same in both; else bring them to one legend first.</source>
        <translation>Nommez les classes dans CLASSES, si les valeurs ont le même sens dans les deux ; sinon ramenez-les d’abord à une seule légende.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>{source} has a palette and the values {wrong}, but classes are whole numbers from 0 to 254, at most {most} of them.</source>
        <translation>{source} a une palette et les valeurs {wrong}, mais les classes sont des nombres entiers de 0 à 254, {most} au plus.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>{source} has a palette and {count} values in use, but classes are whole numbers from 0 to 254, at most {most} of them.</source>
        <translation>{source} a une palette et {count} valeurs utilisées, mais les classes sont des nombres entiers de 0 à 254, {most} au plus.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>Choose the reference, not a picture; or name the classes in CLASSES.</source>
        <translation>Choisissez la référence, et non une image ; ou nommez les classes dans CLASSES.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>a class</source>
        <translation>une classe</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>(without colour)</source>
        <translation>(sans couleur)</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>The class {value} has no colour in the palette; it is shown as {free}.</source>
        <translation>La classe {value} n’a pas de couleur dans la palette ; elle est montrée en {free}.</translation>
    </message>
    <message>
        <location filename="../training/labels/palette.py"/>
        <source>The class {value} has the colour of {other} {colour}; it is shown as {free}.</source>
        <translation>La classe {value} a la couleur de {other} {colour} ; elle est montrée en {free}.</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>{rasters}: the values are {listed}, without 0. Do they count from 1, or are they codes of these classes: {classes}?</source>
        <translation>{rasters} : les valeurs sont {listed}, sans 0. Comptent-elles à partir de 1, ou sont-ce des codes de ces classes : {classes} ?</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>Give CLASSES: a class file that names the values, or, if they are codes of these classes, {answer}.</source>
        <translation>Donnez CLASSES : un fichier de classes qui nomme les valeurs, ou, si ce sont des codes de ces classes, {answer}.</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>{rasters}: values 0 and 255, but 255 is always no data, so that one class would be left.</source>
        <translation>{rasters} : valeurs 0 et 255, mais 255 veut toujours dire sans données, si bien qu’il ne resterait qu’une classe.</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>Give both classes a colour in CLASSES: {example}; 0 is then read as black and 255 as white.</source>
        <translation>Donnez une couleur aux deux classes dans CLASSES : {example} ; 0 est alors lu comme noir et 255 comme blanc.</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>{value} would be {name}</source>
        <translation>{value} serait {name}</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>{rasters}: values {found}. This looks like a mask, of which nobody knows what it shows; as colours of the classes, {meant}.</source>
        <translation>{rasters} : valeurs {found}. Cela ressemble à un masque, dont personne ne sait ce qu’il montre ; comme couleurs des classes, {meant}.</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>{rasters}: values {found}. This looks like a mask, of which nobody knows what it shows; as codes of the classes, {meant}.</source>
        <translation>{rasters} : valeurs {found}. Cela ressemble à un masque, dont personne ne sait ce qu’il montre ; comme codes des classes, {meant}.</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>Give CLASSES: a class file that names what the mask shows, such as {example}, where 255 is read as white; or, if the values are colours of the classes, {answer}.</source>
        <translation>Donnez CLASSES : un fichier de classes qui nomme ce que montre le masque, comme {example}, où 255 est lu comme blanc ; ou, si les valeurs sont des couleurs des classes, {answer}.</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>Give CLASSES: a class file that names what the mask shows, such as {example}, where 255 is read as white; or, if the values are codes of the classes, {answer}.</source>
        <translation>Donnez CLASSES : un fichier de classes qui nomme ce que montre le masque, comme {example}, où 255 est lu comme blanc ; ou, si les valeurs sont des codes des classes, {answer}.</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>the word isprs</source>
        <translation>le mot isprs</translation>
    </message>
    <message>
        <location filename="../training/labels/questions.py"/>
        <source>a class file with these classes</source>
        <translation>un fichier de classes avec ces classes</translation>
    </message>
    <message>
        <location filename="../training/labels/reference_reader.py"/>
        <source>Checking the reference</source>
        <translation>Vérification de la référence</translation>
    </message>
    <message>
        <location filename="../training/labels/vector_files.py"/>
        <source>{name} is {value}, but the references are rasters: it belongs to polygons.</source>
        <translation>{name} vaut {value}, mais les références sont des rasters : il va avec des polygones.</translation>
    </message>
    <message>
        <location filename="../training/labels/vector_files.py"/>
        <source>Leave it out.</source>
        <translation>Ne l’indiquez pas.</translation>
    </message>
    <message>
        <location filename="../training/labels/vector_files.py"/>
        <source>{name} is {path}, which is no raster. Polygons are rasterised by QGIS; the engine's own command line takes rasters only.</source>
        <translation>{name} vaut {path}, qui n’est pas un raster. C’est QGIS qui rastérise les polygones ; la ligne de commande du moteur ne prend que des rasters.</translation>
    </message>
    <message>
        <location filename="../training/labels/vector_files.py"/>
        <source>Run the algorithm in QGIS or with qgis_process, or rasterise the polygons first, with the pixel size and the extent of the orthophoto: gdal_rasterize {burnt} -ot Byte -tr XSIZE YSIZE -te XMIN YMIN XMAX YMAX {file} {stem}.tif</source>
        <translation>Exécutez l’algorithme dans QGIS ou avec qgis_process, ou rastérisez d’abord les polygones, avec la taille de pixel et l’emprise de l’orthophoto : gdal_rasterize {burnt} -ot Byte -tr XSIZE YSIZE -te XMIN YMIN XMAX YMAX {file} {stem}.tif</translation>
    </message>
    <message>
        <location filename="../training/learning/pace.py"/>
        <source> For a quick try, MINUTES=30 fits the whole training into half an hour.</source>
        <translation> Pour un essai rapide, MINUTES=30 fait tenir tout l’entraînement en une demi-heure.</translation>
    </message>
    <message>
        <location filename="../training/learning/pace.py"/>
        <source>epoch {epoch} of {epochs}</source>
        <translation>époque {epoch} sur {epochs}</translation>
    </message>
    <message>
        <location filename="../training/learning/pace.py"/>
        <source>epoch {epoch}, {spent:.0f} of {minutes:g} minutes</source>
        <translation>époque {epoch}, {spent:.0f} minutes sur {minutes:g}</translation>
    </message>
    <message>
        <location filename="../training/learning/pace.py"/>
        <source>, {epochs} of them at most {duration}</source>
        <translation>, {epochs} époques {duration} au plus</translation>
    </message>
    <message>
        <location filename="../training/learning/pace.py"/>
        <source>An epoch takes about {duration}{whole}.{quick}</source>
        <translation>Une époque prend environ {duration}{whole}.{quick}</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/batches.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/batches.py"/>
        <source>{memory} is too small for {tried} patches at once: each step adds up parts of {patches}.</source>
        <translation>{memory} est trop petite pour {tried} imagettes à la fois : chaque pas additionne des parties de {patches}.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/batches.py"/>
        <source>{memory} is too small for {tried} patches at once: the validation goes on with {patches}.</source>
        <translation>{memory} est trop petite pour {tried} imagettes à la fois : la validation continue avec {patches}.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/batches.py"/>
        <source>{memory} is too small for BATCH_SIZE={size}, shared by {processes} processes.</source>
        <translation>{memory} est trop petite pour BATCH_SIZE={size}, partagé entre {processes} processus.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/batches.py"/>
        <source>Set BATCH_SIZE={size} or less, or start more processes.</source>
        <translation>Mettez BATCH_SIZE={size} ou moins, ou lancez plus de processus.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/batches.py"/>
        <source>, choose PRECISION=bfloat16</source>
        <translation>, choisissez PRECISION=bfloat16</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/batches.py"/>
        <source>{memory} is too small for a single patch of {patch_size} x {patch_size} pixels with {network}.</source>
        <translation>{memory} est trop petite pour une seule imagette de {patch_size} x {patch_size} pixels avec {network}.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/batches.py"/>
        <source>Cut the patches again with a smaller PATCH_SIZE, {ways}, or close other programs that use it.</source>
        <translation>Redécoupez les imagettes avec un PATCH_SIZE plus petit, {ways}, ou fermez d’autres programmes qui l’utilisent.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/epoch.py"/>
        <source>{place}, patch {seen} of {count}</source>
        <translation>{place}, imagette {seen} sur {count}</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/epoch.py"/>
        <source>The loss is no longer a number in epoch {epoch}.</source>
        <translation>La perte n’est plus un nombre à l’époque {epoch}.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/epoch.py"/>
        <source>Lower LEARNING_RATE (now {learning_rate:g}) or set PRECISION=float32, and run again.</source>
        <translation>Diminuez LEARNING_RATE (actuellement {learning_rate:g}) ou mettez PRECISION=float32, et relancez.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/validation.py"/>
        <source>Numbers of the validation are too large for {precision}: it is done in 32 bit.</source>
        <translation>Des nombres de la validation sont trop grands pour {precision} : elle est faite en 32 bits.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/validation.py"/>
        <source>What the network gives for the validation patches is no longer a number in epoch {epoch}.</source>
        <translation>Ce que le réseau donne pour les imagettes de validation n’est plus un nombre à l’époque {epoch}.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/validation.py"/>
        <source>Lower LEARNING_RATE (now {learning_rate:g}), and run again.</source>
        <translation>Diminuez LEARNING_RATE (actuellement {learning_rate:g}), et relancez.</translation>
    </message>
    <message>
        <location filename="../training/learning/passes/validation.py"/>
        <source>{place}, validation</source>
        <translation>{place}, validation</translation>
    </message>
    <message>
        <location filename="../training/learning/patch_source.py"/>
        <source>{count} patches do not fit into memory and are read from disk in each epoch.</source>
        <translation>{count} imagettes ne tiennent pas en mémoire et sont lues du disque à chaque époque.</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Training report</source>
        <translation>Rapport d’entraînement</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>{network} on {channels}</source>
        <translation>{network} sur {channels}</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>overall accuracy (validation)</source>
        <translation>exactitude globale (validation)</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>mean F1 (validation)</source>
        <translation>F1 moyen (validation)</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>{epoch} of {count}</source>
        <translation>{epoch} sur {count}</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>best epoch, of those run</source>
        <translation>meilleure époque, parmi celles effectuées</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>epoch kept</source>
        <translation>époque gardée</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>training time</source>
        <translation>durée de l’entraînement</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>F1 of {name}</source>
        <translation>F1 de {name}</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>Loss over the epochs</source>
        <translation>Perte au fil des époques</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>validation, %</source>
        <translation>validation, %</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>Validation accuracy over the epochs</source>
        <translation>Exactitude sur la validation au fil des époques</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>learning rate</source>
        <translation>taux d’apprentissage</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>Learning rate over the epochs</source>
        <translation>Taux d’apprentissage au fil des époques</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>How sure the network is, and how often it is right, differed by {before} on average (expected calibration error); divided by the temperature {temperature:.2f}, its confidences differ by {after}. Classifying uses that temperature. It does not change which class is the most probable.</source>
        <translation>La confiance du réseau et la fréquence à laquelle il a raison différaient de {before} en moyenne (erreur de calibration attendue) ; divisées par la température {temperature:.2f}, ses confiances diffèrent de {after}. La classification utilise cette température. Elle ne change pas quelle classe est la plus probable.</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>The model knows what its training has seen: places whose distance from the features of the training exceeds {limit:.3g}, as {share} of the validation do, count as outside of it (APPLICABILITY of 'Classify an orthophoto').</source>
        <translation>Le modèle connaît ce que son entraînement a vu : les endroits dont la distance aux caractéristiques de l’entraînement dépasse {limit:.3g}, comme celle de {share} de la validation, passent pour hors de son domaine (APPLICABILITY de « Classer une orthophoto »).</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>network</source>
        <translation>réseau</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>{count} bands, {dtype}</source>
        <translation>{count} bandes, {dtype}</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>ran on</source>
        <translation>calculé sur</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>patches a step</source>
        <translation>imagettes par pas</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>processes</source>
        <translation>processus</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>encoder starts with</source>
        <translation>l’encodeur part de</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>; anew: {names}</source>
        <translation> ; à neuf : {names}</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>starts with</source>
        <translation>part de</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source>patches</source>
        <translation>imagettes</translation>
    </message>
    <message>
        <location filename="../training/learning/report.py"/>
        <source> (not used: the encoder has its own)</source>
        <translation> (inutilisée : l’encodeur a la sienne)</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>Delete the file, or run without RESUME: the training then starts from the beginning.</source>
        <translation>Supprimez le fichier, ou exécutez sans RESUME : l’apprentissage repart alors du début.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>The resume file {path} cannot be written: {reason}.</source>
        <translation>Le fichier de reprise {path} ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>Free space on that disk (this file needs {size}) and run again with RESUME.</source>
        <translation>Faites de la place sur ce disque (ce fichier demande {size}) et relancez avec RESUME.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>An earlier training of this model was interrupted and left {path}. RESUME goes on with it; this training starts from the beginning and replaces the file after its first epoch.</source>
        <translation>Un apprentissage précédent de ce modèle a été interrompu et a laissé {path}. RESUME le poursuit ; cet apprentissage part du début et remplace le fichier après sa première époque.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>There is no resume file {path}: the training starts from the beginning.</source>
        <translation>Il n’y a pas de fichier de reprise {path} : l’apprentissage part du début.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>Goes on after epoch {epoch} ({done:.1f} of {minutes:g} minutes) with {batch_size} patches a step, from {path}.</source>
        <translation>Reprise après l’époque {epoch} ({done:.1f} minutes sur {minutes:g}) avec {batch_size} imagettes par pas, depuis {path}.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>Goes on after epoch {epoch} of {epochs} with {batch_size} patches a step, from {path}.</source>
        <translation>Reprise après l’époque {epoch} sur {epochs} avec {batch_size} imagettes par pas, depuis {path}.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>Its epochs were run on {before}, the others run on {now}: the result may differ a little.</source>
        <translation>Ses époques ont été calculées sur {before}, les autres le sont sur {now} : le résultat peut différer un peu.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>wrong checksum of {broken}</source>
        <translation>mauvaise somme de contrôle de {broken}</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>The resume file {path} cannot be read: {reason}.</source>
        <translation>Le fichier de reprise {path} est illisible : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>{path} is not a resume file of Vaihingen U-Net.</source>
        <translation>{path} n’est pas un fichier de reprise de Vaihingen U-Net.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>{path} has format version {version}, this plugin reads up to {format_version}.</source>
        <translation>{path} est de la version de format {version}, cette extension lit jusqu’à la version {format_version}.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>Install plugin version {writer} or newer, which wrote it, or run without RESUME.</source>
        <translation>Installez la version {writer} de l’extension, qui l’a écrit, ou une plus récente, ou exécutez sans RESUME.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>its parameters are missing</source>
        <translation>ses paramètres manquent</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>it was another data set than {dataset}</source>
        <translation>c’était un autre jeu de données que {dataset}</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>The training that {path} belongs to cannot go on with other parameters: {differences}.</source>
        <translation>L’apprentissage auquel {path} appartient ne peut pas continuer avec d’autres paramètres : {differences}.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>Set the parameters as they were, or run without RESUME: the training then starts from the beginning.</source>
        <translation>Remettez les paramètres comme ils étaient, ou exécutez sans RESUME : l’apprentissage repart alors du début.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>The training that {path} belongs to began with another {name}: it has changed since.</source>
        <translation>L’apprentissage auquel {path} appartient a commencé avec un autre {name} : il a changé depuis.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>Bring it back, or run without RESUME: the training then starts from the beginning.</source>
        <translation>Remettez-le, ou exécutez sans RESUME : l’apprentissage repart alors du début.</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>it is not whole, or its content is of another kind</source>
        <translation>il n’est pas entier, ou son contenu est d’un autre genre</translation>
    </message>
    <message>
        <location filename="../training/learning/resume.py"/>
        <source>The resume file {path} is damaged ({why}).</source>
        <translation>Le fichier de reprise {path} est endommagé ({why}).</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>averaged steps</source>
        <translation>pas moyennés</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>averaged network</source>
        <translation>réseau moyenné</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>ran_on is {ran_on}</source>
        <translation>ran_on vaut {ran_on}</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>the settings of its optimizer are others</source>
        <translation>les réglages de son optimiseur sont autres</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>its optimizer knows other weights</source>
        <translation>son optimiseur connaît d’autres poids</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>its optimizer holds negative numbers</source>
        <translation>son optimiseur contient des nombres négatifs</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>it holds no list of epochs</source>
        <translation>il ne contient pas de liste d’époques</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>an epoch</source>
        <translation>une époque</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>epoch {number} is missing</source>
        <translation>l’époque {number} manque</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>marked_score is {marked_score}</source>
        <translation>marked_score vaut {marked_score}</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>best_score is {value}</source>
        <translation>best_score vaut {value}</translation>
    </message>
    <message>
        <location filename="../training/learning/resume_checks.py"/>
        <source>best_matrix is no confusion matrix of its classes</source>
        <translation>best_matrix n’est pas une matrice de confusion de ses classes</translation>
    </message>
    <message>
        <location filename="../training/learning/running_files.py"/>
        <source>Model and resume file take {seconds:.1f} s to write, and an epoch is short: they are written every {duration}, and when the training is stopped.</source>
        <translation>Le modèle et le fichier de reprise prennent {seconds:.1f} s à écrire, et une époque est courte : ils sont écrits toutes les {duration}, et à l’arrêt de l’apprentissage.</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>The data set {dataset} has no training patches.</source>
        <translation>Le jeu de données {dataset} n’a pas d’imagettes d’entraînement.</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>Reading patches</source>
        <translation>Lecture des imagettes</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>{minutes:g} minutes</source>
        <translation>{minutes:g} minutes</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>{epochs} epochs</source>
        <translation>{epochs} époques</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>Chosen for {patches} patches ({steps} steps an epoch, {length}): the learning rate rises to {learning_rate:g} over {rise_share:.0%} of the training and falls to {last_rate:g}; kept is the mean of the weights over the last {reach_share:.0%} of the steps, {reach:g} at most.</source>
        <translation>Choisi pour {patches} imagettes ({steps} pas par époque, {length}) : le taux d’apprentissage monte jusqu’à {learning_rate:g} pendant {rise_share:.0%} de l’apprentissage et descend jusqu’à {last_rate:g} ; est gardée la moyenne des poids sur les derniers {reach_share:.0%} des pas, {reach:g} au plus.</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>{training} training and {validation} validation patches, channels {channels}; {parameters:.1f} million weights, {batch_size} patches a step.</source>
        <translation>{training} imagettes d’entraînement et {validation} de validation, canaux {channels} ; {parameters:.1f} millions de poids, {batch_size} imagettes par pas.</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>{count} of the training patches are those of REPLAY, others in each epoch.</source>
        <translation>{count} des imagettes d’entraînement sont celles de REPLAY, d’autres à chaque époque.</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>{count} processes share each step.</source>
        <translation>{count} processus se partagent chaque pas.</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>WIDTH={width} takes long on a processor; 16 is about {times:.0f} times faster.</source>
        <translation>WIDTH={width} est long sur un processeur ; 16 est environ {times:.0f} fois plus rapide.</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>There are no validation patches: all epochs run, and the last model is taken.</source>
        <translation>Il n’y a pas d’imagettes de validation : toutes les époques sont calculées, et le dernier modèle est pris.</translation>
    </message>
    <message>
        <location filename="../training/learning/setup.py"/>
        <source>The validation patches have no pixels of {unseen}: the best epoch is chosen without regard to how well that is learnt. Cut the patches with other tiles for the validation.</source>
        <translation>Les imagettes de validation n’ont pas de pixels de {unseen} : la meilleure époque est choisie sans tenir compte de la façon dont cela est appris. Découpez les imagettes avec d’autres dalles pour la validation.</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>lower BATCH_SIZE</source>
        <translation>diminuez BATCH_SIZE</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>Looking at what was learnt from</source>
        <translation>Examen de ce qui a été appris</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>Writing the model</source>
        <translation>Écriture du modèle</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>the network of ARCHITECTURE={architecture} and WIDTH={width}</source>
        <translation>le réseau d’ARCHITECTURE={architecture} et WIDTH={width}</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>the network of ARCHITECTURE={architecture}</source>
        <translation>le réseau d’ARCHITECTURE={architecture}</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>The model will not know what its training has seen: too few patches, or too little memory.</source>
        <translation>Le modèle ne saura pas ce que son entraînement a vu : trop peu d’imagettes, ou trop peu de mémoire.</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>loss {train_loss:.4f}</source>
        <translation>perte {train_loss:.4f}</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>, best so far</source>
        <translation>, le meilleur jusqu’ici</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>{right:.1f} % right, mean F1 {mean_f1:.1f} %</source>
        <translation>{right:.1f} % de justes, F1 moyen {mean_f1:.1f} %</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>{right}{best}; {figures} (validation {validation_loss:.4f})</source>
        <translation>{right}{best} ; {figures} (validation {validation_loss:.4f})</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>, {left}</source>
        <translation>, {left}</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source> of {epochs}</source>
        <translation> sur {epochs}</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>Epoch {number}{of}: {figures}; {duration}{left}.</source>
        <translation>Époque {number}{of} : {figures} ; {duration}{left}.</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>the learning rate falls to zero over {left} more, then the training ends</source>
        <translation>le taux d’apprentissage tombe à zéro en {left} autres, puis l’entraînement se termine</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>the training ends</source>
        <translation>l’entraînement se termine</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>The mean F1 has improved by less than {value:g} percentage points for {patience} epochs: {end}.</source>
        <translation>Le F1 moyen s’est amélioré de moins de {value:g} points de pourcentage en {patience} époques : {end}.</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>Best epoch {epoch}</source>
        <translation>Meilleure époque {epoch}</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>: {right:.1f} % of the validation right, mean F1 {mean_f1:.1f} %</source>
        <translation> : {right:.1f} % de la validation justes, F1 moyen {mean_f1:.1f} %</translation>
    </message>
    <message>
        <location filename="../training/learning/train.py"/>
        <source>{best}. The training took {memory} of memory.</source>
        <translation>{best}. L’entraînement a pris {memory} de mémoire.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/gains.py"/>
        <source>{ground}: mean F1 {before:.1f} % with START_MODEL, {after:.1f} % now</source>
        <translation>{ground} : F1 moyen {before:.1f} % avec START_MODEL, {after:.1f} % maintenant</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/gains.py"/>
        <source>{text} ({points:+.1f} points; too little ground for an interval).</source>
        <translation>{text} ({points:+.1f} points ; trop peu de terrain pour un intervalle).</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/gains.py"/>
        <source>{text} ({points:+.1f} points, 95 % interval {low:+.1f} to {high:+.1f}).</source>
        <translation>{text} ({points:+.1f} points, intervalle à 95 % de {low:+.1f} à {high:+.1f}).</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/gains.py"/>
        <source>Validation of the data set</source>
        <translation>Validation du jeu de données</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/gains.py"/>
        <source>Test of the data set</source>
        <translation>Test du jeu de données</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/gains.py"/>
        <source>Validation of the data set to remember</source>
        <translation>Validation du jeu de données à ne pas oublier</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/gains.py"/>
        <source>{name}: START_MODEL cannot be compared. {message}</source>
        <translation>{name} : START_MODEL ne peut pas être comparé. {message}</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/gains.py"/>
        <source>It needs {missing}, which {folder} does not have.</source>
        <translation>Il lui faut {missing}, que {folder} n’a pas.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>REPLAY {replay} has none of the classes of DATASET: {known}.</source>
        <translation>REPLAY {replay} n’a aucune des classes de DATASET : {known}.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>Give a data set whose classes have the same names, or leave REPLAY empty.</source>
        <translation>Donnez un jeu de données dont les classes ont les mêmes noms, ou laissez REPLAY vide.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>Classes of DATASET that REPLAY does not have: {missing}.</source>
        <translation>Classes de DATASET que REPLAY n’a pas : {missing}.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>Classes of REPLAY that DATASET does not have are left out: {foreign}.</source>
        <translation>Les classes de REPLAY que DATASET n’a pas sont écartées : {foreign}.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>REPLAY {replay} has no training patches.</source>
        <translation>REPLAY {replay} n’a pas d’imagettes d’entraînement.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>Give another one, or leave it empty.</source>
        <translation>Donnez-en un autre, ou laissez-le vide.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>REPLAY {replay} has no {lacking}, which DATASET has.</source>
        <translation>REPLAY {replay} n’a pas {lacking}, que DATASET a.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>Give a data set of orthophotos with the same bands, or leave REPLAY empty.</source>
        <translation>Donnez un jeu de données d’orthophotos avec les mêmes bandes, ou laissez REPLAY vide.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>The patches of REPLAY are {there} pixels wide, those of DATASET {here}.</source>
        <translation>Les imagettes de REPLAY ont {there} pixels de large, celles de DATASET {here}.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>Cut DATASET again with PATCH_SIZE={there}, or the earlier one with PATCH_SIZE={here}.</source>
        <translation>Redécoupez DATASET avec PATCH_SIZE={there}, ou le précédent avec PATCH_SIZE={here}.</translation>
    </message>
    <message>
        <location filename="../training/learning/train_on/replay.py"/>
        <source>The pixels of REPLAY are {there:.3g} m wide, those of DATASET {here:.3g} m: the same things have two sizes in pixels.</source>
        <translation>Les pixels de REPLAY font {there:.3g} m de large, ceux de DATASET {here:.3g} m : les mêmes choses ont deux tailles en pixels.</translation>
    </message>
    <message>
        <location filename="../training/network/applicability.py"/>
        <source>its features of the training are no numbers ({error})</source>
        <translation>ses caractéristiques de l’entraînement ne sont pas des nombres ({error})</translation>
    </message>
    <message>
        <location filename="../training/network/applicability.py"/>
        <source>its features of the training are not whole</source>
        <translation>ses caractéristiques de l’entraînement ne sont pas entières</translation>
    </message>
    <message>
        <location filename="../training/network/architectures.py"/>
        <source>WIDTH={width} is not used: the encoder of {architecture} has its own widths.</source>
        <translation>WIDTH={width} n’est pas utilisé : l’encodeur de {architecture} a ses propres largeurs.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>Or choose DEVICE=auto or cpu.</source>
        <translation>Ou choisissez DEVICE=auto ou cpu.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>Device: {device}, precision {precision}, PyTorch {version}.</source>
        <translation>Unité de calcul : {device}, précision numérique {precision}, PyTorch {version}.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>cuda:{number} is {name}</source>
        <translation>cuda:{number} est {name}</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>DEVICE is {wanted}, but PyTorch sees {count} graphics cards: {names}.</source>
        <translation>DEVICE vaut {wanted}, mais PyTorch voit {count} cartes graphiques : {names}.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>Not used: {troubles}</source>
        <translation>Non utilisées : {troubles}</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>DEVICE is {wanted}, but {fact}.</source>
        <translation>DEVICE vaut {wanted}, mais {fact}.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>The processor works instead of the graphics card, more slowly. {trouble}</source>
        <translation>Le processeur travaille à la place de la carte graphique, plus lentement. {trouble}</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>No usable graphics card found: computing on the processor, which is much slower.</source>
        <translation>Aucune carte graphique utilisable : calcul sur le processeur, bien plus lent.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>DEVICE is mps, but there is no Apple graphics.</source>
        <translation>DEVICE vaut mps, mais il n’y a pas de processeur graphique d’Apple.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>Choose DEVICE=auto or cpu.</source>
        <translation>Choisissez DEVICE=auto ou cpu.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>DEVICE is mps, but a convolution {trouble} there.</source>
        <translation>DEVICE vaut mps, mais une convolution y {trouble}.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>The processor works instead of Apple's graphics, on which a convolution {trouble}.</source>
        <translation>Le processeur travaille à la place du processeur graphique d’Apple, sur lequel une convolution {trouble}.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>PRECISION is {wanted}, but a convolution in it {trouble} on this device.</source>
        <translation>PRECISION vaut {wanted}, mais une convolution de ce type {trouble} sur cette unité de calcul.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>Choose PRECISION=float32 or auto.</source>
        <translation>Choisissez PRECISION=float32 ou auto.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>A convolution in {precision} {trouble} on this device: the network computes in float32.</source>
        <translation>Une convolution en {precision} {trouble} sur cette unité de calcul : le réseau calcule en float32.</translation>
    </message>
    <message>
        <location filename="../training/network/devices.py"/>
        <source>Convolutions in float16 are known to go wrong on cards of this kind: set PRECISION=float32 where the loss is no longer a number.</source>
        <translation>Les convolutions en float16 sont connues pour échouer sur les cartes de ce genre : mettez PRECISION=float32 si la perte n’est plus un nombre.</translation>
    </message>
    <message>
        <location filename="../training/network/distributed.py"/>
        <source>DEVICE is {device}, but {count} processes work on this job, each on a card of its own.</source>
        <translation>DEVICE vaut {device}, mais {count} processus travaillent à cette tâche, chacun sur sa propre carte.</translation>
    </message>
    <message>
        <location filename="../training/network/distributed.py"/>
        <source>Choose DEVICE=cuda, or start one process.</source>
        <translation>Choisissez DEVICE=cuda, ou lancez un seul processus.</translation>
    </message>
    <message>
        <location filename="../training/network/distributed.py"/>
        <source>{count} processes were started on a machine with {gpus} graphics cards.</source>
        <translation>{count} processus ont été lancés sur une machine avec {gpus} cartes graphiques.</translation>
    </message>
    <message>
        <location filename="../training/network/distributed.py"/>
        <source>Start one process a card (torchrun --nproc-per-node), or choose DEVICE=cpu.</source>
        <translation>Lancez un processus par carte (torchrun --nproc-per-node), ou choisissez DEVICE=cpu.</translation>
    </message>
    <message>
        <location filename="../training/network/distributed.py"/>
        <source>Several graphics cards work on one job with NCCL, which PyTorch has on Linux only.</source>
        <translation>Plusieurs cartes graphiques travaillent à une tâche avec NCCL, que PyTorch n’a que sous Linux.</translation>
    </message>
    <message>
        <location filename="../training/network/distributed.py"/>
        <source>Start one process, or choose DEVICE=cpu.</source>
        <translation>Lancez un seul processus, ou choisissez DEVICE=cpu.</translation>
    </message>
    <message>
        <location filename="../training/network/distributed.py"/>
        <source>Another of the {count} processes of this job has ended or cannot be reached.</source>
        <translation>Un autre des {count} processus de cette tâche s’est arrêté ou ne répond plus.</translation>
    </message>
    <message>
        <location filename="../training/network/distributed.py"/>
        <source>See its own message, remove its cause, and run the job again.</source>
        <translation>Voyez son propre message, éliminez sa cause, et relancez la tâche.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>The encoder {known_as} starts with random weights.</source>
        <translation>L’encodeur {known_as} commence avec des poids tirés au hasard.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>The encoder {known_as} starts with weights of ImageNet, of the package {source}.</source>
        <translation>L’encodeur {known_as} commence avec des poids d’ImageNet, du paquet {source}.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>The encoder {known_as} starts with weights of ImageNet: {source}, downloaded the first time.</source>
        <translation>L’encodeur {known_as} commence avec des poids d’ImageNet : {source}, téléchargés la première fois.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>The weights {source} of {package}</source>
        <translation>Les poids {source} de {package}</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>The encoder {known_as} starts with the weights of {weights} (SHA-256 {digest}).</source>
        <translation>L’encodeur {known_as} commence avec les poids de {weights} (SHA-256 {digest}).</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>The weights {path} cannot be read: {reason}.</source>
        <translation>Les poids {path} sont illisibles : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>{path} holds no weights (.safetensors, or tensors saved by PyTorch and nothing else, are expected).</source>
        <translation>{path} ne contient pas de poids (.safetensors, ou des tenseurs enregistrés par PyTorch et rien d’autre, sont attendus).</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>Save the encoder's state_dict alone, or choose another file.</source>
        <translation>Enregistrez le seul state_dict de l’encodeur, ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>The weights {source} cannot be downloaded from huggingface.co: {reason}.</source>
        <translation>Les poids {source} ne peuvent pas être téléchargés de huggingface.co : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>Check the connection to the internet and the proxy, install them with  {line}  or give a file as ENCODER_WEIGHTS, or set it to none.</source>
        <translation>Vérifiez la connexion à Internet et le proxy, installez-les avec  {line}  ou donnez un fichier dans ENCODER_WEIGHTS, ou mettez-le à none.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>Check the connection to the internet and the proxy, give a file as ENCODER_WEIGHTS, or set it to none.</source>
        <translation>Vérifiez la connexion à Internet et le proxy, donnez un fichier dans ENCODER_WEIGHTS, ou mettez-le à none.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>{source} does not fit the encoder: {count} of its {total} tensors are missing, the first is {missing}.</source>
        <translation>{source} ne va pas avec l’encodeur : {count} de ses {total} tenseurs manquent, le premier est {missing}.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>Choose weights of the same encoder, or another ARCHITECTURE.</source>
        <translation>Choisissez des poids du même encodeur, ou une autre ARCHITECTURE.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>{source} does not fit the encoder: its {name} is {there}, but {wanted} is needed.</source>
        <translation>{source} ne va pas avec l’encodeur : son {name} est {there}, mais il faut {wanted}.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>Choose weights of the same encoder, trained on three channels or as many as INPUTS gives.</source>
        <translation>Choisissez des poids du même encodeur, entraînés sur trois canaux ou sur autant qu’en donne INPUTS.</translation>
    </message>
    <message>
        <location filename="../training/network/encoder_weights.py"/>
        <source>a single number</source>
        <translation>un seul nombre</translation>
    </message>
    <message>
        <location filename="../training/network/encoders.py"/>
        <source>A network with a pretrained encoder needs {package}, which {executable} does not have.</source>
        <translation>Un réseau à encodeur préentraîné demande {package}, que {executable} n’a pas.</translation>
    </message>
    <message>
        <location filename="../training/network/encoders.py"/>
        <source>Install it with:  {line}</source>
        <translation>Installez-le avec :  {line}</translation>
    </message>
    <message>
        <location filename="../training/network/encoders.py"/>
        <source>{package} is installed, but {executable} cannot load it: {error}.</source>
        <translation>{package} est installé, mais {executable} ne peut pas le charger : {error}.</translation>
    </message>
    <message>
        <location filename="../training/network/encoders.py"/>
        <source>Most often torchvision is of another version or build than PyTorch. Remove it (python -m pip uninstall torchvision) and install the one that fits:  {line}</source>
        <translation>Le plus souvent, torchvision est d’une autre version ou d’une autre construction que PyTorch. Enlevez-le (python -m pip uninstall torchvision) et installez celui qui convient :  {line}</translation>
    </message>
    <message>
        <location filename="../training/network/memory.py"/>
        <source>The graphics card has failed: {reason}.</source>
        <translation>La carte graphique est en panne : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/network/memory.py"/>
        <source>Start the computer again and install the current driver of the card, or choose DEVICE=cpu.</source>
        <translation>Redémarrez l’ordinateur et installez le pilote actuel de la carte, ou choisissez DEVICE=cpu.</translation>
    </message>
    <message>
        <location filename="../training/network/memory.py"/>
        <source>close other programs</source>
        <translation>fermez d’autres programmes</translation>
    </message>
    <message>
        <location filename="../training/network/memory.py"/>
        <source>close other programs that use it</source>
        <translation>fermez d’autres programmes qui l’utilisent</translation>
    </message>
    <message>
        <location filename="../training/network/memory.py"/>
        <source>choose DEVICE=cpu</source>
        <translation>choisissez DEVICE=cpu</translation>
    </message>
    <message>
        <location filename="../training/network/memory.py"/>
        <source>{memory} is too small for {what}.</source>
        <translation>{memory} est trop petite pour {what}.</translation>
    </message>
    <message>
        <location filename="../training/network/memory.py"/>
        <source>the memory of the computer</source>
        <translation>la mémoire de l’ordinateur</translation>
    </message>
    <message>
        <location filename="../training/network/memory.py"/>
        <source>the memory of the graphics card</source>
        <translation>la mémoire de la carte graphique</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>The model {path} cannot be written: {reason}.</source>
        <translation>Le modèle {path} ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>Free space and run again with RESUME, or choose another place.</source>
        <translation>Faites de la place et relancez avec RESUME, ou choisissez un autre endroit.</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>The weights in {path} do not fit the network that this Python's {package} builds.</source>
        <translation>Les poids dans {path} ne vont pas avec le réseau que construit le {package} de ce Python.</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>The model was trained with another version of it; install that one:  {line}</source>
        <translation>Le modèle a été entraîné avec une autre version de celui-ci ; installez-la :  {line}</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>they do not fit its description</source>
        <translation>ils ne vont pas avec sa description</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>The weights in {path} are damaged ({why}).</source>
        <translation>Les poids dans {path} sont endommagés ({why}).</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>{path} does not know what its training has seen, which APPLICABILITY needs.</source>
        <translation>{path} ne sait pas ce que son entraînement a vu, ce dont APPLICABILITY a besoin.</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>Only models whose training came to its end with this version know it: train again, or leave APPLICABILITY out.</source>
        <translation>Seuls les modèles dont l’apprentissage est arrivé à son terme avec cette version le savent : entraînez de nouveau, ou renoncez à APPLICABILITY.</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>The description in {path} is damaged ({error}).</source>
        <translation>La description dans {path} est endommagée ({error}).</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>the weight {name} is missing</source>
        <translation>le poids {name} manque</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>the weight {name} belongs to another network</source>
        <translation>le poids {name} appartient à un autre réseau</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>the weight {name} is of another shape or type than in its network</source>
        <translation>le poids {name} est d’une autre forme ou d’un autre type que dans son réseau</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>the weight {name} is no finite number</source>
        <translation>le poids {name} n’est pas un nombre fini</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>they give {given} classes where {count} are described</source>
        <translation>ils donnent {given} classes là où {count} sont décrites</translation>
    </message>
    <message>
        <location filename="../training/network/model_file.py"/>
        <source>their results are no finite numbers</source>
        <translation>leurs résultats ne sont pas des nombres finis</translation>
    </message>
    <message>
        <location filename="../training/network/start_model.py"/>
        <source>The training starts with the model {path} (SHA-256 {digest}) and its network, {architecture}, at {share:g} of LEARNING_RATE.</source>
        <translation>L’apprentissage commence avec le modèle {path} (SHA-256 {digest}) et son réseau, {architecture}, à {share:g} de LEARNING_RATE.</translation>
    </message>
    <message>
        <location filename="../training/network/start_model.py"/>
        <source>{added}: not known to START_MODEL, without influence at the start.</source>
        <translation>{added} : inconnu de START_MODEL, sans influence au début.</translation>
    </message>
    <message>
        <location filename="../training/network/start_model.py"/>
        <source>START_MODEL also saw {gone}, which this training does not have.</source>
        <translation>START_MODEL a aussi vu {gone}, que cet entraînement n’a pas.</translation>
    </message>
    <message>
        <location filename="../training/network/start_model.py"/>
        <source>Classes that START_MODEL does not know start anew: {new}.</source>
        <translation>Les classes que START_MODEL ne connaît pas partent de zéro : {new}.</translation>
    </message>
    <message>
        <location filename="../training/network/start_model.py"/>
        <source>START_MODEL has learnt from pixels of {there:.3g} m, these are {here:.3g} m wide: things have another size in pixels.</source>
        <translation>START_MODEL a appris sur des pixels de {there:.3g} m, ceux-ci font {here:.3g} m de large : les choses ont une autre taille en pixels.</translation>
    </message>
    <message>
        <location filename="../training/network/start_model.py"/>
        <source>The heights of START_MODEL and of this data set do not count from the same level (heights above ground and absolute heights): prepare them alike for a better start.</source>
        <translation>Les hauteurs de START_MODEL et de ce jeu de données ne se comptent pas depuis le même niveau (hauteurs au-dessus du sol et hauteurs absolues) : préparez-les de la même façon pour un meilleur départ.</translation>
    </message>
    <message>
        <location filename="../training/pixel_values.py"/>
        <source>{path} says that the values of band {number} are the stored ones times {scale:g} plus {offset:g}, which gives no values.</source>
        <translation>{path} dit que les valeurs de la bande {number} sont les valeurs enregistrées multipliées par {scale:g} plus {offset:g}, ce qui ne donne pas de valeurs.</translation>
    </message>
    <message>
        <location filename="../training/pixel_values.py"/>
        <source>Set the band's scale and offset right: gdal_edit.py -scale 1 -offset 0 if what is stored are the values.</source>
        <translation>Corrigez l’échelle et le décalage de la bande : gdal_edit.py -scale 1 -offset 0 si les valeurs sont celles qui sont enregistrées.</translation>
    </message>
    <message>
        <location filename="../training/pixel_values.py"/>
        <source>Band {number} of {path} holds values of type {dtype}, but plain numbers were expected.</source>
        <translation>La bande {number} de {path} contient des valeurs de type {dtype}, mais des nombres simples étaient attendus.</translation>
    </message>
    <message>
        <location filename="../training/pixel_values.py"/>
        <source>Convert it first, of complex numbers for example the amplitude.</source>
        <translation>Convertissez-la d’abord, de nombres complexes par exemple l’amplitude.</translation>
    </message>
    <message>
        <location filename="../training/points/assess_points.py"/>
        <source>user's accuracy %</source>
        <translation>exactitude utilisateur %</translation>
    </message>
    <message>
        <location filename="../training/points/assess_points.py"/>
        <source>producer's accuracy %</source>
        <translation>exactitude prod. %</translation>
    </message>
    <message>
        <location filename="../training/points/assess_points.py"/>
        <source>mapped and estimated area, {unit}; 95 % intervals in brackets</source>
        <translation>surface cartographiée et estimée, {unit} ; intervalles à 95 % entre crochets</translation>
    </message>
    <message>
        <location filename="../training/points/assess_points.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/labelling.py"/>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/compare.html"/>
        <location filename="../training/report/templates/dataset.html"/>
        <location filename="../training/report/templates/parts.html"/>
        <location filename="../training/report/templates/points.html"/>
        <source>class</source>
        <translation>classe</translation>
    </message>
    <message>
        <location filename="../training/points/assess_points.py"/>
        <source>overall accuracy {accuracy} %, from {points} points</source>
        <translation>exactitude globale {accuracy} %, d’après {points} points</translation>
    </message>
    <message>
        <location filename="../training/points/assess_points.py"/>
        <source>There is no field {pixels_field} in {points}, so nobody knows how large the mapped classes are.</source>
        <translation>Il n’y a pas de champ {pixels_field} dans {points}, si bien que personne ne sait quelle est l’étendue des classes cartographiées.</translation>
    </message>
    <message>
        <location filename="../training/points/assess_points.py"/>
        <source>Give the raster that the points were drawn from as PREDICTION, or name the field in PIXELS_FIELD.</source>
        <translation>Donnez dans PREDICTION le raster dont les points ont été tirés, ou nommez le champ dans PIXELS_FIELD.</translation>
    </message>
    <message>
        <location filename="../training/points/assess_points.py"/>
        <location filename="../training/points/report.py"/>
        <source>points</source>
        <translation>points</translation>
    </message>
    <message>
        <location filename="../training/points/assess_points.py"/>
        <source>not given; the points say how large each mapped class is</source>
        <translation>non donné ; les points disent la taille de chaque classe cartographiée</translation>
    </message>
    <message>
        <location filename="../training/points/assessment.py"/>
        <source>{names}: fewer than {few} points show where the map has missed the class. The intervals of its area and its producer's accuracy allow for that: they are wide, and as a rule hold the truth in more than 19 of 20 samples. More points in the large classes would narrow them.</source>
        <translation>{names} : moins de {few} points montrent où la carte a manqué la classe. Les intervalles de sa surface et de son exactitude du producteur en tiennent compte : ils sont larges, et contiennent en règle générale la vérité dans plus de 19 échantillons sur 20. Davantage de points dans les grandes classes les resserreraient.</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>Accuracy from sample points: {name}</source>
        <translation>Exactitude par points d’échantillonnage : {name}</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>Accuracy from sample points</source>
        <translation>Exactitude par points d’échantillonnage</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>{points} interpreted points speak for {pixels} pixels of the map</source>
        <translation>{points} points interprétés parlent pour {pixels} pixels de la carte</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>95 % interval of the overall accuracy</source>
        <translation>intervalle à 95 % de l’exactitude globale</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <location filename="../training/report/templates/points.html"/>
        <source>user's accuracy</source>
        <translation>exactitude de l’utilisateur</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <location filename="../training/report/templates/points.html"/>
        <source>producer's accuracy</source>
        <translation>exactitude du producteur</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>%, with 95 % interval</source>
        <translation>%, avec intervalle à 95 %</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>estimated, with 95 % interval</source>
        <translation>estimée, avec intervalle à 95 %</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>area, {unit}</source>
        <translation>surface, {unit}</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>mapped</source>
        <translation>cartographiée</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>No point lies in {name} ({pixels} pixels): the figures speak of the other {coverage} of the map only.</source>
        <translation>Aucun point ne se trouve dans {name} ({pixels} pixels) : les chiffres ne parlent que des {coverage} restants de la carte.</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>{gaps} points that nobody has interpreted were left out. The figures are honest only if these points are empty by chance; if they were the difficult ones, the map is worse than it looks here.</source>
        <translation>{gaps} points que personne n’a interprétés ont été laissés de côté. Les chiffres ne sont honnêtes que si ces points sont vides par hasard ; si c’étaient les difficiles, la carte est moins bonne qu’elle ne paraît ici.</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>A mapped class has one point only, so its spread is not known: the overall accuracy, the areas and the producer's accuracies have no interval.</source>
        <translation>Une classe cartographiée n’a qu’un point, si bien que sa dispersion est inconnue : l’exactitude globale, les surfaces et les exactitudes du producteur n’ont pas d’intervalle.</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>points not interpreted</source>
        <translation>points non interprétés</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>{not_interpreted}, of which {gaps} stand between others</source>
        <translation>{not_interpreted}, dont {gaps} se trouvent entre d’autres</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source> and {count} are marked unsure</source>
        <translation> et {count} sont marqués incertains</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>pixels called undefined by the map</source>
        <translation>pixels que la carte dit indéfinis</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>{undefined}, of which the figures do not speak</source>
        <translation>{undefined}, dont les chiffres ne parlent pas</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>{pixel_m2} m²</source>
        <translation>{pixel_m2} m²</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>not known; areas are in pixels</source>
        <translation>inconnue ; les surfaces sont en pixels</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>source of the estimates</source>
        <translation>source des estimations</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>Olofsson, Foody, Herold, Stehman, Woodcock, Wulder 2014: Good practices for estimating area and assessing accuracy of land change. Remote Sensing of Environment 148, equations 1 to 10</source>
        <translation>Olofsson, Foody, Herold, Stehman, Woodcock, Wulder 2014 : Good practices for estimating area and assessing accuracy of land change. Remote Sensing of Environment 148, équations 1 à 10</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>source of the intervals</source>
        <translation>source des intervalles</translation>
    </message>
    <message>
        <location filename="../training/points/report.py"/>
        <source>Fay, Kim 2017: Confidence intervals for directly standardized rates using mid-p gamma intervals. Biometrical Journal 59, with beta distributions as points in a class are binomial; producer's accuracy: Newcombe 2016, Statistical Methods in Medical Research 25 (MOVER-R)</source>
        <translation>Fay, Kim 2017 : Confidence intervals for directly standardized rates using mid-p gamma intervals. Biometrical Journal 59, avec des lois bêta puisque les points d’une classe suivent une loi binomiale ; exactitude du producteur : Newcombe 2016, Statistical Methods in Medical Research 25 (MOVER-R)</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>None of the {count} points has a true class.</source>
        <translation>Aucun des {count} points n’a de vraie classe.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>Look at each point in the orthophoto and enter the class that is there in the field of REFERENCE_FIELD.</source>
        <translation>Regardez chaque point dans l’orthophoto et saisissez la classe qui s’y trouve dans le champ de REFERENCE_FIELD.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>{count} points without a true class are left out; the figures are honest only if they are empty by chance.</source>
        <translation>{count} points sans vraie classe sont écartés ; les chiffres ne sont honnêtes que s’ils sont vides par hasard.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>The last {count} points in the random order have no true class; those before them are a random sample too.</source>
        <translation>Les {count} derniers points dans l’ordre aléatoire n’ont pas de vraie classe ; ceux d’avant forment aussi un échantillon aléatoire.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>{count} of {total} points have no true class although points after them have one: {gaps}.</source>
        <translation>{count} points sur {total} n’ont pas de vraie classe alors que des points après eux en ont une : {gaps}.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>Interpret them. Only if they are empty at random, and not because they were difficult, choose leave_out in UNLABELLED.</source>
        <translation>Interprétez-les. Seulement s’ils sont vides par hasard, et non parce qu’ils étaient difficiles, choisissez leave_out dans UNLABELLED.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>{count} of {total} points are marked unsure: {unsure}.</source>
        <translation>{count} points sur {total} sont marqués comme incertains : {unsure}.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>Look at the unsure ones again, with another picture or another person, and choose the likeliest class. If that is not possible, choose leave_out in UNLABELLED: the report then says how far they could change the overall accuracy.</source>
        <translation>Regardez de nouveau les points incertains, avec une autre image ou une autre personne, et choisissez la classe la plus probable. Si ce n’est pas possible, choisissez leave_out dans UNLABELLED : le rapport dit alors de combien ils pourraient changer l’exactitude globale.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>Points have the mapped class {lost}, of which the classified raster has no pixel.</source>
        <translation>Des points ont la classe cartographiée {lost}, dont le raster classé n’a aucun pixel.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>Give the raster that the points were drawn from.</source>
        <translation>Donnez le raster dont les points ont été tirés.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>The points were drawn from a raster with {number} pixels of {name}, but {raster} has {found}.</source>
        <translation>Les points ont été tirés d’un raster avec {number} pixels de {name}, mais {raster} en a {found}.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>Give the raster that the points were drawn from. If it is right and the field with the pixels is wrong, leave PIXELS_FIELD empty.</source>
        <translation>Donnez le raster dont les points ont été tirés. S’il est le bon et que le champ des pixels est faux, laissez PIXELS_FIELD vide.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>1 unsure point is left out. Difficult places are where maps are wrong: the overall accuracy would be {lower:.1f} % if the map were wrong there, and {upper:.1f} % if it were right.</source>
        <translation>1 point incertain est écarté. C’est aux endroits difficiles que les cartes se trompent : l’exactitude globale serait de {lower:.1f} % si la carte y était fausse, et de {upper:.1f} % si elle y était juste.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>{number} unsure points are left out. Difficult places are where maps are wrong: the overall accuracy would be {lower:.1f} % if the map were wrong there, and {upper:.1f} % if it were right.</source>
        <translation>{number} points incertains sont écartés. C’est aux endroits difficiles que les cartes se trompent : l’exactitude globale serait de {lower:.1f} % si la carte y était fausse, et de {upper:.1f} % si elle y était juste.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>The figures do not speak of the {count} pixels that the map calls undefined.</source>
        <translation>Les chiffres ne disent rien des {count} pixels que la carte dit indéfinis.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>No point lies in {name} ({number} pixels of the map): the figures speak of the other {coverage:.1%} only.</source>
        <translation>Aucun point n’est dans {name} ({number} pixels de la carte) : les chiffres ne portent que sur les autres {coverage:.1%}.</translation>
    </message>
    <message>
        <location filename="../training/points/sample.py"/>
        <source>{names}: one point only, so that its spread is not known and the overall accuracy, the areas and the producer's accuracies have no interval. Interpret at least two points in each mapped class.</source>
        <translation>{names} : un seul point, si bien que sa dispersion n’est pas connue et que l’exactitude globale, les surfaces et les exactitudes du producteur n’ont pas d’intervalle. Interprétez au moins deux points dans chaque classe cartographiée.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>{count} pixels without data get no points.</source>
        <translation>{count} pixels sans données ne reçoivent pas de points.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>{count} pixels that the map calls undefined get no points; the accuracy will speak of the rest of the map (INCLUDE_UNDEFINED draws points there too).</source>
        <translation>{count} pixels que la carte dit indéfinis ne reçoivent pas de points ; l’exactitude portera sur le reste de la carte (INCLUDE_UNDEFINED tire des points là aussi).</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>{input} has no pixel with a class ({without_data} without data, {undefined} undefined).</source>
        <translation>{input} n’a aucun pixel avec une classe ({without_data} sans données, {undefined} indéfinis).</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>Choose another class raster.</source>
        <translation>Choisissez un autre raster de classes.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>POINTS is {points}, but {input} has only {pixels} pixels with a class.</source>
        <translation>POINTS vaut {points}, mais {input} n’a que {pixels} pixels avec une classe.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>Draw fewer points.</source>
        <translation>Tirez moins de points.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>POINTS is {points}, but the {count} classes of the map need {least}: {each} in each.</source>
        <translation>POINTS vaut {points}, mais les {count} classes de la carte en demandent {least} : {each} dans chacune.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>Draw more points.</source>
        <translation>Tirez plus de points.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>If {assumed:.0%} of each class is right, the overall accuracy will be known to about ± {points:.1f} percentage points.</source>
        <translation>Si {assumed:.0%} de chaque classe est juste, l’exactitude globale sera connue à environ ± {points:.1f} points de pourcentage.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>{points} points are too few for {min_per_class} (MIN_PER_CLASS) in each of the {count} classes: rare classes get {lowered}. Draw {needed} points or more for {min_per_class}.</source>
        <translation>{points} points sont trop peu pour {min_per_class} (MIN_PER_CLASS) dans chacune des {count} classes : les classes rares en reçoivent {lowered}. Tirez {needed} points ou plus pour {min_per_class}.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>{name}: {size} points for {pixels} pixels ({share:.2%} of the map)</source>
        <translation>{name} : {size} points pour {pixels} pixels ({share:.2%} de la carte)</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>All pixels of {whole} are in the sample: there are no more.</source>
        <translation>Tous les pixels de {whole} sont dans l’échantillon : il n’y en a plus.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>The map has one class only: {name}.</source>
        <translation>La carte n’a qu’une seule classe : {name}.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>{name} {got} of {wanted}</source>
        <translation>{name} {got} sur {wanted}</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>MIN_DISTANCE is {min_distance} pixels, which leaves a class fewer than two points: {words}.</source>
        <translation>MIN_DISTANCE vaut {min_distance} pixels, ce qui laisse à une classe moins de deux points : {words}.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>Lower MIN_DISTANCE or POINTS.</source>
        <translation>Diminuez MIN_DISTANCE ou POINTS.</translation>
    </message>
    <message>
        <location filename="../training/points/sample_points.py"/>
        <source>MIN_DISTANCE of {min_distance} pixels leaves less room than points were wanted: {words}.</source>
        <translation>MIN_DISTANCE de {min_distance} pixels laisse moins de place que de points voulus : {words}.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>There is no field {missing} in {path}. Its fields are: {present}.</source>
        <translation>Il n’y a pas de champ {missing} dans {path}. Ses champs sont : {present}.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>There are no points in {path}. Its fields are: {present}.</source>
        <translation>Il n’y a pas de points dans {path}. Ses champs sont : {present}.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source> and no field </source>
        <translation> ni de champ </translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>Name the fields with the true and the mapped class in REFERENCE_FIELD and MAP_FIELD.</source>
        <translation>Nommez les champs de la vraie classe et de la classe cartographiée dans REFERENCE_FIELD et MAP_FIELD.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>{count} of {total} points have no mapped class in the field {mapped} of {path} (the first in line {line}).</source>
        <translation>{count} points sur {total} n’ont pas de classe cartographiée dans le champ {mapped} de {path} (le premier à la ligne {line}).</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>Take the points as 'Draw sample points' has written them, and change the true class only.</source>
        <translation>Prenez les points tels que « Tirer des points d’échantillonnage » les a écrits, et ne changez que la vraie classe.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>The points {path} cannot be read: {reason}.</source>
        <translation>Les points {path} sont illisibles : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>Give a CSV file in UTF-8.</source>
        <translation>Donnez un fichier CSV en UTF-8.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>Delete the copies: each point counts once.</source>
        <translation>Supprimez les copies : chaque point compte une fois.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>The points {names} occur more than once in {path}.</source>
        <translation>Les points {names} sont plus d’une fois dans {path}.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>Point {name} occurs twice in {path}.</source>
        <translation>Le point {name} est deux fois dans {path}.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>Point {name} occurs {times} times in {path}.</source>
        <translation>Le point {name} est {times} fois dans {path}.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>line {line}</source>
        <translation>ligne {line}</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>{text} (1 point)</source>
        <translation>{text} (1 point)</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>{text} ({count} points)</source>
        <translation>{text} ({count} points)</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>Unknown classes in field {field} of {path}: {named}; the first in point {point}. The classes are: {classes}.</source>
        <translation>Classes inconnues dans le champ {field} de {path} : {named} ; la première au point {point}. Les classes sont : {classes}.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>Correct these points, or give your own list of classes in CLASSES.</source>
        <translation>Corrigez ces points, ou donnez votre propre liste de classes dans CLASSES.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>The field {field} of {path} says {text} at point {point}, but it must be a whole number, the same for all points of a mapped class.</source>
        <translation>Le champ {field} de {path} dit {text} au point {point}, mais ce doit être un nombre entier, le même pour tous les points d’une classe cartographiée.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>Take the points as 'Draw sample points' has written them, or give the classified raster (PREDICTION) and leave PIXELS_FIELD empty.</source>
        <translation>Prenez les points tels que « Tirer des points d’échantillonnage » les a écrits, ou donnez le raster classé (PREDICTION) et laissez PIXELS_FIELD vide.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>The field {field} of {path} holds {text}, which is no number.</source>
        <translation>Le champ {field} de {path} contient {text}, qui n’est pas un nombre.</translation>
    </message>
    <message>
        <location filename="../training/points/table.py"/>
        <source>Take the points as 'Draw sample points' has written them.</source>
        <translation>Prenez les points tels que « Tirer des points d’échantillonnage » les a écrits.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/extent_window.py"/>
        <source>EXTENT is a part of the map, but {path} has no georeference.</source>
        <translation>EXTENT est une partie de la carte, mais {path} n’est pas géoréférencé.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/extent_window.py"/>
        <source>Georeference it, or leave EXTENT empty.</source>
        <translation>Géoréférencez-le, ou laissez EXTENT vide.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/extent_window.py"/>
        <source>EXTENT is {extent}, which cannot be brought to the coordinate reference system of {path}.</source>
        <translation>EXTENT vaut {extent}, qui ne peut pas être ramené au système de coordonnées de {path}.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/extent_window.py"/>
        <source>Check the system in brackets, or give the extent in that of the orthophoto.</source>
        <translation>Vérifiez le système entre crochets, ou donnez l’emprise dans celui de l’orthophoto.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/extent_window.py"/>
        <source>EXTENT is {extent}, which misses {path}: that covers {own}.</source>
        <translation>EXTENT vaut {extent}, qui manque {path} : celui-ci couvre {own}.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/extent_window.py"/>
        <source>Choose a part of the orthophoto, as xmin,ymin,xmax,ymax in its own coordinate reference system or with another one in brackets.</source>
        <translation>Choisissez une partie de l’orthophoto, sous la forme xmin,ymin,xmax,ymax dans son propre système de coordonnées ou avec un autre entre crochets.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/grid.py"/>
        <source>its middle does not exist in the other coordinate reference system</source>
        <translation>son milieu n’existe pas dans l’autre système de coordonnées</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>{path} has no place in map units, and so no place in a mosaic.</source>
        <translation>{path} n’a pas de place en unités de carte, et donc pas de place dans une mosaïque.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>Give it its place first, for example by a world file (.tfw).</source>
        <translation>Donnez-lui d’abord sa place, par exemple par un fichier world (.tfw).</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>{path} holds values of type {unknown}.</source>
        <translation>{path} contient des valeurs de type {unknown}.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>Convert it to plain numbers first.</source>
        <translation>Convertissez-le d’abord en nombres simples.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>{other} has the coordinate reference system {there}, but {first} {here}</source>
        <translation>{other} a le système de coordonnées {there}, mais {first} {here}</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>{other} has pixels of {there}, but {first} of {here}</source>
        <translation>{other} a des pixels de {there}, mais {first} de {here}</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>{other} has {there} band(s), but {first} {here}</source>
        <translation>{other} a {there} bande(s), mais {first} {here}</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>{other} has in band {number} {fact} {there}, but {first} {here}</source>
        <translation>{other} a dans la bande {number} {fact} {there}, mais {first} {here}</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>{difference}: they are no parts of one raster.</source>
        <translation>{difference} : ce ne sont pas les parties d’un même raster.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>Bring all of them into one form first, with '{remedy}' of the Processing Toolbox, or leave some out.</source>
        <translation>Mettez-les d’abord tous sous une même forme, avec « {remedy} » de la boîte à outils de traitements, ou laissez-en certains de côté.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>values of type</source>
        <translation>des valeurs de type</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>the meaning</source>
        <translation>la signification</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>the nodata value</source>
        <translation>la valeur nodata</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>the scale</source>
        <translation>l’échelle</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>the offset</source>
        <translation>le décalage</translation>
    </message>
    <message>
        <location filename="../training/raster_io/mosaic.py"/>
        <source>the unit</source>
        <translation>l’unité</translation>
    </message>
    <message>
        <location filename="../training/raster_io/on_disk.py"/>
        <source>{path} cannot be written: {error}.</source>
        <translation>{path} ne peut pas être écrit : {error}.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/on_disk.py"/>
        <source>Choose another place, or free space and check the rights of {parent}.</source>
        <translation>Choisissez un autre endroit, ou faites de la place et vérifiez les droits de {parent}.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>{path} holds no bands, only sub-datasets.</source>
        <translation>{path} ne contient pas de bandes, seulement des sous-jeux de données.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>Choose one of its sub-datasets.</source>
        <translation>Choisissez l’un de ses sous-jeux de données.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>The raster {path} is empty: the file holds nothing.</source>
        <translation>Le raster {path} est vide : le fichier ne contient rien.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>Copy or download it again.</source>
        <translation>Copiez-le ou téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>{path} is no raster, but was left by macOS, Windows or GDAL beside one.</source>
        <translation>{path} n’est pas un raster, mais a été laissé par macOS, Windows ou GDAL à côté d’un raster.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>Leave it out of the list.</source>
        <translation>Ôtez-le de la liste.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <location filename="../vaihingen_qgis_plugin/rasters/grid.py"/>
        <source>The raster {path} cannot be read: {reason}.</source>
        <translation>Le raster {path} est illisible : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>Choose a raster file.</source>
        <translation>Choisissez un fichier raster.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>{path} has pixels of no size (transform {transform}).</source>
        <translation>{path} a des pixels sans taille (transformation {transform}).</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>Correct its georeference.</source>
        <translation>Corrigez son géoréférencement.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>{file} marks all its bands as alpha: it says where there is data, but holds none.</source>
        <translation>{file} marque toutes ses bandes comme alpha : il dit où il y a des données, mais n’en contient pas.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/opening.py"/>
        <source>Choose another raster. If it does hold data, remove the mark: gdal_translate -colorinterp_1 gray (in QGIS: Raster &gt; Conversion &gt; Translate, additional parameters).</source>
        <translation>Choisissez un autre raster. S’il contient bien des données, enlevez la marque : gdal_translate -colorinterp_1 gray (dans QGIS : Raster &gt; Conversion &gt; Convertir, paramètres supplémentaires).</translation>
    </message>
    <message>
        <location filename="../training/raster_io/places.py"/>
        <source>the orthophoto</source>
        <translation>l’orthophoto</translation>
    </message>
    <message>
        <location filename="../training/raster_io/places.py"/>
        <source>{path} has the coordinate reference system {crs}, from which nothing leads to that of {beside}, {its_crs}: its coordinates are taken to be the same.</source>
        <translation>{path} a le système de coordonnées {crs}, d’où rien ne mène à {its_crs} ({beside}) : ses coordonnées sont prises pour les mêmes.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/places.py"/>
        <source>extents {own} and {like}</source>
        <translation>emprises {own} et {like}</translation>
    </message>
    <message>
        <location filename="../training/raster_io/places.py"/>
        <source>{path} does not overlap {beside} ({extents}).</source>
        <translation>{path} ne recouvre pas {beside} ({extents}).</translation>
    </message>
    <message>
        <location filename="../training/raster_io/places.py"/>
        <source>Choose rasters of the same place, and check their coordinate reference systems.</source>
        <translation>Choisissez des rasters du même lieu, et vérifiez leurs systèmes de coordonnées.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/places.py"/>
        <source>{path} does not overlap {beside}: their extents are alike in numbers, {extents}, but in different coordinate reference systems, {systems}.</source>
        <translation>{path} ne recouvre pas {beside} : leurs emprises se ressemblent en nombres, {extents}, mais dans des systèmes de coordonnées différents, {systems}.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/places.py"/>
        <source>One of the two systems is wrong, if both show the same place: correct it with 'Assign projection' of the Processing Toolbox.</source>
        <translation>L’un des deux systèmes est faux, si les deux montrent le même lieu : corrigez-le avec « Assigner une projection » de la boîte à outils de traitements.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/places.py"/>
        <source>{path} does not overlap {beside} ({extents}, in {systems}).</source>
        <translation>{path} ne recouvre pas {beside} ({extents}, en {systems}).</translation>
    </message>
    <message>
        <location filename="../training/raster_io/places.py"/>
        <source>an unknown one</source>
        <translation>un système inconnu</translation>
    </message>
    <message>
        <location filename="../training/raster_io/raster_copy.py"/>
        <source>{error}; the disk is probably full</source>
        <translation>{error} ; le disque est sans doute plein</translation>
    </message>
    <message>
        <location filename="../training/raster_io/reader.py"/>
        <source>{path} cannot be read at column {column}, row {row}: {reason}.</source>
        <translation>{path} est illisible à la colonne {column}, ligne {row} : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/reader.py"/>
        <location filename="../training/raster_io/thumbnail.py"/>
        <source>The file may be damaged or its disk gone; copy it again.</source>
        <translation>Le fichier est peut-être endommagé ou son disque absent ; copiez-le de nouveau.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/resample.py"/>
        <source>{path} has {width} x {height} pixels, the orthophoto {its_width} x {its_height}, and at least one of them has no georeference, so they cannot be brought together.</source>
        <translation>{path} a {width} x {height} pixels, l’orthophoto {its_width} x {its_height}, et au moins l’un des deux n’est pas géoréférencé, si bien qu’ils ne peuvent pas être superposés.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/resample.py"/>
        <source>Georeference both, or give rasters of the same size.</source>
        <translation>Géoréférencez les deux, ou donnez des rasters de même taille.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/resample.py"/>
        <source>{file} cannot be brought onto the orthophoto's grid: {reason}.</source>
        <translation>{file} ne peut pas être ramené sur la grille de l’orthophoto : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/resample.py"/>
        <source>Do so with 'Warp (reproject)' of the Processing Toolbox, and check both coordinate reference systems.</source>
        <translation>Faites-le avec « Projection (warp) » de la boîte à outils de traitements, et vérifiez les deux systèmes de coordonnées.</translation>
    </message>
    <message>
        <location filename="../training/raster_io/thumbnail.py"/>
        <location filename="../vaihingen_qgis_plugin/rasters/class_areas.py"/>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} est illisible : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/report/figures.py"/>
        <source>share of the labelled pixels, %</source>
        <translation>part des pixels étiquetés, %</translation>
    </message>
    <message>
        <location filename="../training/report/figures.py"/>
        <source>best epoch ({best})</source>
        <translation>meilleure époque ({best})</translation>
    </message>
    <message>
        <location filename="../training/report/figures.py"/>
        <source>epoch</source>
        <translation>époque</translation>
    </message>
    <message>
        <location filename="../training/report/page.py"/>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <location filename="../training/scenes/band_order.py"/>
        <source>The bands of the orthophotos are named in different orders ({kinds}), but they are taken by their number: bring all into one order first (Raster &gt; Conversion &gt; Translate, -b).</source>
        <translation>Les bandes des orthophotos sont nommées dans des ordres différents ({kinds}), mais elles sont prises par leur numéro : mettez-les d’abord toutes dans un même ordre (Raster &gt; Conversion &gt; Convertir, -b).</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>ISPRS_semantic_labeling_Vaihingen.zip and, for the test areas, ISPRS_semantic_labeling_Vaihingen_ground_truth_COMPLETE.zip</source>
        <translation>ISPRS_semantic_labeling_Vaihingen.zip et, pour les zones de test, ISPRS_semantic_labeling_Vaihingen_ground_truth_COMPLETE.zip</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>4_Ortho_RGBIR.zip (or 3_Ortho_IRRG.zip) and 5_Labels_all.zip</source>
        <translation>4_Ortho_RGBIR.zip (ou 3_Ortho_IRRG.zip) et 5_Labels_all.zip</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>Orthophotos {kind}: NIR_BAND={nir}, RED_BAND={red}.</source>
        <translation>Orthophotos {kind} : NIR_BAND={nir}, RED_BAND={red}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>Protocol {protocol}: training on {train}, validation on {validation}, test on {test}.</source>
        <translation>Protocole {protocol} : entraînement sur {train}, validation sur {validation}, test sur {test}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>The whole references are not complete: those with eroded borders are used.</source>
        <translation>Les références entières ne sont pas complètes : celles aux limites érodées sont utilisées.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>PROTOCOL={protocol} needs the {whats} of the tiles {missing}, which are not in {folder}.</source>
        <translation>PROTOCOL={protocol} a besoin des {whats} des dalles {missing}, qui ne sont pas dans {folder}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>Unpack {archives} of the benchmark there; sub-folders may have any name, the files must have those of the ISPRS.</source>
        <translation>Décompressez-y {archives} du banc d’essai ; les sous-dossiers peuvent porter n’importe quel nom, les fichiers doivent porter ceux de l’ISPRS.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <location filename="../training/scenes/folder.py"/>
        <source>{folder} is not a folder.</source>
        <translation>{folder} n’est pas un dossier.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>Give the folder in which the benchmark was unpacked.</source>
        <translation>Donnez le dossier où le banc d’essai a été décompressé.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <location filename="../training/scenes/folder.py"/>
        <source>{folder} cannot be read: {reason}.</source>
        <translation>{folder} est illisible : {reason}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>Check the rights.</source>
        <translation>Vérifiez les droits.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>Heights from the heights above ground.</source>
        <translation>Hauteurs prises des hauteurs au-dessus du sol.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>Heights from the surface models.</source>
        <translation>Hauteurs prises des modèles numériques de surface.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>The normalised surface models are pictures without metres and are not used.</source>
        <translation>Les modèles de surface normalisés sont des images sans mètres et ne sont pas utilisés.</translation>
    </message>
    <message>
        <location filename="../training/scenes/benchmark_folder.py"/>
        <source>No heights of all tiles in this folder: models can use the orthophoto only.</source>
        <translation>Pas de hauteurs de toutes les dalles dans ce dossier : les modèles ne peuvent utiliser que l’orthophoto.</translation>
    </message>
    <message>
        <location filename="../training/scenes/checks.py"/>
        <source>{parameter} is {band}, but {file} has {count} bands.</source>
        <translation>{parameter} vaut {band}, mais {file} a {count} bandes.</translation>
    </message>
    <message>
        <location filename="../training/scenes/checks.py"/>
        <source>Give the number of the band, or 0 if there is none.</source>
        <translation>Donnez le numéro de la bande, ou 0 s’il n’y en a pas.</translation>
    </message>
    <message>
        <location filename="../training/scenes/checks.py"/>
        <source>{name}: {count} bands of {dtype}</source>
        <translation>{name} : {count} bandes de {dtype}</translation>
    </message>
    <message>
        <location filename="../training/scenes/checks.py"/>
        <source>Give orthophotos of one kind.</source>
        <translation>Donnez des orthophotos d’un seul genre.</translation>
    </message>
    <message>
        <location filename="../training/scenes/checks.py"/>
        <source> {name} marks band {alpha} as alpha, which does not count: if it holds data, name it in NIR_BAND or RED_BAND.</source>
        <translation> {name} marque la bande {alpha} comme alpha, qui ne compte pas : si elle contient des données, nommez-la dans NIR_BAND ou RED_BAND.</translation>
    </message>
    <message>
        <location filename="../training/scenes/checks.py"/>
        <source>The orthophotos differ in bands or data type ({listed}).</source>
        <translation>Les orthophotos diffèrent par leurs bandes ou leur type de données ({listed}).</translation>
    </message>
    <message>
        <location filename="../training/scenes/checks.py"/>
        <source>The orthophotos differ in pixel size, from {least:g} m ({finest}) to {most:g} m ({coarsest}). A network learns objects at one size: bring them to the same pixel size first (Raster &gt; Projections &gt; Warp).</source>
        <translation>Les orthophotos diffèrent par la taille de leurs pixels, de {least:g} m ({finest}) à {most:g} m ({coarsest}). Un réseau apprend les objets à une seule taille : ramenez-les d’abord à la même taille de pixel (Raster &gt; Projections &gt; Projection (warp)).</translation>
    </message>
    <message>
        <location filename="../training/scenes/cover.py"/>
        <source>{count} {whats} cover only part of their orthophotos, {raster} only {share:.0%} of {ortho}; there is no data in the rest: {parts}.</source>
        <translation>{count} {whats} ne couvrent qu’une partie de leurs orthophotos, {raster} seulement {share:.0%} de {ortho} ; il n’y a pas de données dans le reste : {parts}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/cover.py"/>
        <source> {touching} would cover more: join them first (Raster &gt; Miscellaneous &gt; Build Virtual Raster).</source>
        <translation> {touching} en couvrirait davantage : assemblez-les d’abord (Raster &gt; Divers &gt; Construire un raster virtuel).</translation>
    </message>
    <message>
        <location filename="../training/scenes/cover.py"/>
        <source>{raster} covers only {share:.0%} of {ortho}; there is no data in the rest.</source>
        <translation>{raster} ne couvre que {share:.0%} de {ortho} ; il n’y a pas de données dans le reste.</translation>
    </message>
    <message>
        <location filename="../training/scenes/find.py"/>
        <source>An orthophoto is given twice.</source>
        <translation>Une orthophoto est donnée deux fois.</translation>
    </message>
    <message>
        <location filename="../training/scenes/find.py"/>
        <source>Give each orthophoto once.</source>
        <translation>Donnez chaque orthophoto une seule fois.</translation>
    </message>
    <message>
        <location filename="../training/scenes/find.py"/>
        <source>{count} of {total} orthophotos have no reference and are left out: {names}</source>
        <translation>{count} orthophotos sur {total} n’ont pas de référence et sont laissées de côté : {names}</translation>
    </message>
    <message>
        <location filename="../training/scenes/find.py"/>
        <source>{count} orthophotos matched with their references by {by}, with their heights by {heights_by}.</source>
        <translation>{count} orthophotos appariées à leurs références d’après : {by}, et à leurs hauteurs d’après : {heights_by}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/find.py"/>
        <source>{count} orthophotos matched with their references by {by}.</source>
        <translation>{count} orthophotos appariées à leurs références d’après : {by}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/find.py"/>
        <source>{count} orthophotos begin at the coordinates 0, 0, as rasters do that were saved without their place: they are taken for different places. Put those that show the same ground into the same part.</source>
        <translation>{count} orthophotos commencent aux coordonnées 0, 0, comme des rasters enregistrés sans leur place : elles sont prises pour des lieux différents. Mettez dans la même partie celles qui montrent le même terrain.</translation>
    </message>
    <message>
        <location filename="../training/scenes/find.py"/>
        <source>These files are no rasters, but were left by macOS, Windows or GDAL beside them; they are ignored: {dropped}.</source>
        <translation>Ces fichiers ne sont pas des rasters, mais ont été laissés par macOS, Windows ou GDAL à côté d’eux ; ils sont ignorés : {dropped}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder.py"/>
        <location filename="../training/scenes/isprs_folder.py"/>
        <source>No heights in this folder: models can use the orthophoto only.</source>
        <translation>Pas de hauteurs dans ce dossier : les modèles ne peuvent utiliser que l’orthophoto.</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder.py"/>
        <source>{count} files in {folder} are empty and are left out: {empty}. Copy or download them again.</source>
        <translation>{count} fichiers dans {folder} sont vides et sont laissés de côté : {empty}. Copiez-les ou téléchargez-les de nouveau.</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder.py"/>
        <source>Expected are {orthos}/ with orthophotos, {references}/ with references and, for heights, {heights}; or folders whose names say what they hold, such as images/, masks/ and dsm/, at any depth. Or give the rasters as lists.</source>
        <translation>Sont attendus {orthos}/ avec des orthophotos, {references}/ avec des références et, pour les hauteurs, {heights} ; ou des dossiers dont le nom dit ce qu’ils contiennent, comme images/, masks/ et dsm/, à toute profondeur. Ou donnez les rasters sous forme de listes.</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder.py"/>
        <source>{count} {kinds} from {taken}.</source>
        <translation>{count} {kinds} de {taken}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder.py"/>
        <source>Not used, as other versions of these: {left}.</source>
        <translation>Non utilisés, étant d’autres versions des mêmes : {left}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder.py"/>
        <source> Its names say of {count} rasters that they are {kinds}.</source>
        <translation> D’après leurs noms, {count} rasters sont des {kinds}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder.py"/>
        <source>{folder} has no rasters in {missing} (found folders: {names}).{more}</source>
        <translation>{folder} n’a pas de rasters dans {missing} (dossiers trouvés : {names}).{more}</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder.py"/>
        <source> and in </source>
        <translation> ni dans </translation>
    </message>
    <message>
        <location filename="../training/scenes/folder_choice.py"/>
        <source>the folder itself</source>
        <translation>le dossier lui-même</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder_choice.py"/>
        <source>{names} hold {kinds} of the same places, and it is not clear which of them to take.</source>
        <translation>{names} contiennent des {kinds} des mêmes lieux, et il n’est pas clair lesquels prendre.</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder_choice.py"/>
        <source>Take the others out of the folder, or give the {kinds} as a list.</source>
        <translation>Ôtez les autres du dossier, ou donnez les {kinds} sous forme de liste.</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder_choice.py"/>
        <source>{names} hold orthophotos of the same places, and NIR_BAND={nir} with RED_BAND={red} does not say which of them to take.</source>
        <translation>{names} contiennent des orthophotos des mêmes lieux, et NIR_BAND={nir} avec RED_BAND={red} ne dit pas lesquelles prendre.</translation>
    </message>
    <message>
        <location filename="../training/scenes/folder_choice.py"/>
        <source>Give the numbers of the bands of one of them (IRRG: 1 and 2, RGBIR: 4 and 1, RGB: 0 and 1), take the others out of the folder, or give the orthophotos as a list.</source>
        <translation>Donnez les numéros des bandes de l’une d’elles (IRRG : 1 et 2, RGBIR : 4 et 1, RGB : 0 et 1), ôtez les autres du dossier, ou donnez les orthophotos sous forme de liste.</translation>
    </message>
    <message>
        <location filename="../training/scenes/isprs_folder.py"/>
        <source>No {reference_folder}; the eroded references in {eroded_folder} are used.</source>
        <translation>Pas de {reference_folder} ; les références érodées de {eroded_folder} sont utilisées.</translation>
    </message>
    <message>
        <location filename="../training/scenes/isprs_folder.py"/>
        <source>Heights from {name}.</source>
        <translation>Hauteurs prises de {name}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>position</source>
        <translation>position</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>number</source>
        <translation>numéro</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>size</source>
        <translation>taille</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>order</source>
        <translation>ordre</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>{count} orthophotos: each one's {what} found by {ways}.</source>
        <translation>{count} orthophotos, {what} de chacune d’après : {ways}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>These rasters belong to no orthophoto and are not used: {unused}.</source>
        <translation>Ces rasters ne vont avec aucune orthophoto et ne sont pas utilisés : {unused}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>No {what} covers or is named like {orthos}. Of the {whats} that were given, none fits: {candidates}.</source>
        <translation>Pas de {what} qui couvre {orthos} ou en porte le nom. Parmi les {whats} qui ont été donnés, rien ne convient : {candidates}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>none given</source>
        <translation>rien de donné</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>Give a {what} of the same place for each orthophoto (overlapping it, or with the same name or the same number in its name).</source>
        <translation>Donnez pour chaque orthophoto, comme {what}, un raster du même lieu (qui la recouvre, ou avec le même nom ou le même numéro dans son nom).</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source> So it is with {count} more.</source>
        <translation> Il en est de même de {count} autres.</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>{raster} with {ortho}</source>
        <translation>{raster} avec {ortho}</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>No {what} has a name like that of an orthophoto. There are as many of them, of the same sizes, so they are taken in the order in which they were given ({shown}). Check that this is right.</source>
        <translation>Comme {what}, aucun raster n’a un nom comme celui d’une orthophoto. Il y en a autant, des mêmes tailles, si bien qu’ils sont pris dans l’ordre où ils ont été donnés ({shown}). Vérifiez que c’est juste.</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>{ortho} has several candidates for its {what} by {way}: {fitting}.</source>
        <translation>{ortho} a plusieurs candidats comme {what} d’après : {way}. Ce sont : {fitting}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>Give one {what} for each orthophoto.</source>
        <translation>Donnez un seul raster comme {what} pour chaque orthophoto.</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>{raster} is the {what} of {claimants} by {way}.</source>
        <translation>{raster} est pris comme {what} de {claimants} d’après : {way}.</translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source> and of </source>
        <translation> et de </translation>
    </message>
    <message>
        <location filename="../training/scenes/matching.py"/>
        <source>Give one {what} for each orthophoto, with the orthophoto's name or number in its name.</source>
        <translation>Donnez un seul raster comme {what} pour chaque orthophoto, avec le nom ou le numéro de l’orthophoto dans son nom.</translation>
    </message>
    <message>
        <location filename="../training/scenes/named_alpha.py"/>
        <source>Band {band} is marked as alpha in {files}, but {who} names it: it is read as data.</source>
        <translation>La bande {band} est marquée comme alpha dans {files}, mais {who} la nomme : elle est lue comme données.</translation>
    </message>
    <message>
        <location filename="../training/scenes/named_alpha.py"/>
        <source>Band {band}, which {who} names, is marked as alpha in {file} and holds nothing but 0 and its highest value, as a true alpha band does. If that is what it is, give the number of the right band.</source>
        <translation>La bande {band}, que nomme {who}, est marquée comme alpha dans {file} et ne contient que 0 et sa valeur la plus haute, comme une vraie bande alpha. Si c’en est une, donnez le numéro de la bonne bande.</translation>
    </message>
    <message>
        <location filename="../training/scenes/named_alpha.py"/>
        <source>{count} of {total} orthophotos ({names})</source>
        <translation>{count} orthophotos sur {total} ({names})</translation>
    </message>
    <message>
        <location filename="../training/scenes/names.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/blocks.py"/>
        <location filename="../training/report/templates/training.html"/>
        <source>orthophoto</source>
        <translation>orthophoto</translation>
    </message>
    <message>
        <location filename="../training/scenes/names.py"/>
        <location filename="../training/contract/channels.py"/>
        <source>height raster</source>
        <translation>raster de hauteurs</translation>
    </message>
    <message>
        <location filename="../training/scenes/names.py"/>
        <source>labelled raster</source>
        <translation>raster étiqueté</translation>
    </message>
    <message>
        <location filename="../training/scenes/names.py"/>
        <source>references</source>
        <translation>références</translation>
    </message>
    <message>
        <location filename="../training/scenes/names.py"/>
        <source>height rasters</source>
        <translation>rasters de hauteurs</translation>
    </message>
    <message>
        <location filename="../training/scenes/names.py"/>
        <source>labelled rasters</source>
        <translation>rasters étiquetés</translation>
    </message>
    <message>
        <location filename="../training/scenes/reader.py"/>
        <source>heights (bilinear)</source>
        <translation>hauteurs (bilinéaire)</translation>
    </message>
    <message>
        <location filename="../training/scenes/reader.py"/>
        <source>references (nearest neighbour)</source>
        <translation>références (plus proche voisin)</translation>
    </message>
    <message>
        <location filename="../training/synthetic/demo_data.py"/>
        <source>Drawing the town</source>
        <translation>Dessin de la ville</translation>
    </message>
    <message>
        <location filename="../training/synthetic/demo_data.py"/>
        <source>tile {number} of {tiles}</source>
        <translation>dalle {number} sur {tiles}</translation>
    </message>
    <message>
        <location filename="../training/synthetic/demo_data.py"/>
        <source>Drew {tiles} tiles of {size} x {size} pixels ({metres:.0f} m wide): orthophotos in {orthos}, surface models in {surface}, heights above ground in {above_ground}, references in {references}.</source>
        <translation>{tiles} dalles de {size} x {size} pixels ({metres:.0f} m de large) dessinées : orthophotos dans {orthos}, modèles numériques de surface dans {surface}, hauteurs au-dessus du sol dans {above_ground}, références dans {references}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/areas.py"/>
        <source>Areas per class and zone</source>
        <translation>Surfaces par classe et par zone</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/areas.py"/>
        <source>Makes a table of the area of each class in hectares, square metres and per cent, also per commune.</source>
        <translation>Dresse un tableau de la surface de chaque classe en hectares, en mètres carrés et en pour cent, aussi par commune.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/areas.py"/>
        <source>Counts the pixels of each class of a classified raster, and measures them on the ellipsoid: also in degrees (EPSG:4326) and in projections that enlarge areas, square metres are those of the ground. With a polygon layer of zones, each zone has its own rows; a pixel belongs to a zone if its centre lies in it, and zones that overlap are each counted in full. Parts of a zone without data or beyond the map have rows of their own; zones that the map does not touch are left out. The raster is read block by block: it may be of any size. Mapped areas are not true areas: where the map confuses classes, it favours some of them. 'Assess accuracy with points' estimates true areas with their intervals.</source>
        <translation>Compte les pixels de chaque classe d’un raster classé et les mesure sur l’ellipsoïde : même en degrés (EPSG:4326) et dans des projections qui agrandissent les surfaces, les mètres carrés sont ceux du terrain. Avec une couche de zones (polygones), chaque zone a ses propres lignes ; un pixel appartient à une zone si son centre s’y trouve, et des zones qui se recouvrent comptent chacune en entier. Ce qui, d’une zone, n’a pas de données ou dépasse la carte figure dans des lignes à part ; les zones que la carte ne touche pas sont omises. Le raster est lu bloc par bloc : il peut être de n’importe quelle taille. Les surfaces cartographiées ne sont pas les vraies surfaces : là où la carte confond des classes, elles sont faussées au profit de certaines. « Évaluer l’exactitude avec des points » estime les vraies surfaces avec leurs intervalles.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/areas.py"/>
        <source>Open the attribute table, or write .xlsx or .csv for a spreadsheet. To colour communes by the share of a class, join the table to their layer by the field 'zone'.</source>
        <translation>Ouvrez la table attributaire, ou écrivez un .xlsx ou un .csv pour un tableur. Pour colorer les communes selon la part d’une classe, joignez le tableau à leur couche par le champ « zone ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/areas.py"/>
        <source>area,statistics,hectare,zonal histogram,commune,municipality,class,share,table,land cover</source>
        <translation>surface,statistiques,hectare,histogramme zonal,commune,classe,part,tableau,occupation du sol</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Worst places</source>
        <translation>Pires endroits</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Polygon layer with the squares of the report in which most pixels are wrong, the worst first: to look at them over the orthophoto. Fields: rank, map, errors, compared, wrong (per cent), x and y.</source>
        <translation>Couche de polygones avec les carrés du rapport où le plus de pixels sont faux, le pire d’abord : pour les regarder sur l’orthophoto. Champs : rank, map, errors, compared, wrong (pour cent), x et y.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>No pixel is wrong: the layer of the worst places is empty.</source>
        <translation>Aucun pixel n’est faux : la couche des pires endroits est vide.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Assess accuracy</source>
        <translation>Évaluer l’exactitude</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Compares a classified raster with a reference and reports how often it is right, class by class.</source>
        <translation>Compare un raster classé à une référence et indique, classe par classe, à quelle fréquence il est juste.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Every pixel that both cover is counted in one confusion matrix; pixels without a class in the reference do not count. The reference is a raster, or a polygon layer: choose the field that holds the class as CLASS_FIELD, or give the class of all polygons as POLYGON_CLASS. Overall accuracy misleads where classes are rare, so precision (user's accuracy), recall (producer's accuracy), F1 and IoU are given for each class. The report gives 95 % confidence intervals, for which the area is cut into blocks: neighbouring pixels are right or wrong together, and are no independent samples. For honest figures the reference must be of an area that the model was not trained on. The ISPRS benchmark leaves out 3 pixels around class borders: set the erosion to 3 to compare with published figures.</source>
        <translation>Chaque pixel que couvrent les deux rasters est compté dans une seule matrice de confusion ; les pixels sans classe dans la référence ne comptent pas. La référence est un raster ou une couche de polygones : indiquez le champ qui porte la classe dans CLASS_FIELD, ou la classe de tous les polygones dans POLYGON_CLASS. L’exactitude globale est trompeuse quand certaines classes sont rares ; c’est pourquoi la précision (exactitude de l’utilisateur), le rappel (exactitude du producteur), le F1 et l’IoU figurent à côté d’elle pour chaque classe. Le rapport donne des intervalles de confiance à 95 %, pour lesquels la zone est découpée en blocs : des pixels voisins sont justes ou faux ensemble et ne sont pas des échantillons indépendants. Pour des chiffres honnêtes, la référence doit porter sur une zone sur laquelle le modèle n’a pas été entraîné. Le banc d’essai de l’ISPRS laisse de côté 3 pixels autour des limites entre classes : réglez l’érosion sur 3 pour comparer à des chiffres publiés.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Read the report: the classes with a low F1 are the ones to find more training examples for. The errors layer shows which class was taken for which, and where; the worst places are squares to look at over the orthophoto.</source>
        <translation>Lisez le rapport : les classes dont le F1 est faible sont celles pour lesquelles il faut chercher davantage d’exemples d’entraînement. La couche des erreurs montre quelle classe a été prise pour quelle autre, et où ; les pires endroits sont des carrés à regarder sur l’orthophoto.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>accuracy,confusion matrix,kappa,f1,iou,precision,recall,validation,evaluation,confidence interval</source>
        <translation>exactitude,matrice de confusion,kappa,f1,iou,précision,rappel,validation,évaluation,intervalle de confiance</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Overall accuracy</source>
        <translation>Exactitude globale</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Mean F1 of the classes</source>
        <translation>F1 moyen des classes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Mean IoU of the classes</source>
        <translation>IoU moyen des classes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>The layer of 'Draw sample points' with the true class of each point filled in.</source>
        <translation>La couche de « Tirer des points d’échantillonnage », où la vraie classe de chaque point a été renseignée.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>layer {name}</source>
        <translation>la couche {name}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Assess accuracy with points</source>
        <translation>Évaluer l’exactitude par des points</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Estimates the accuracy of a map and the true area of each class from interpreted sample points.</source>
        <translation>Estime l’exactitude d’une carte et la vraie surface de chaque classe à partir de points d’échantillonnage interprétés.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Takes the points of 'Draw sample points' after a person has filled in the true class of each. Every point counts for as much of the map as it was drawn from, so the figures hold for the whole map although rare classes got more points than their area asks for (Olofsson et al. 2014). Overall accuracy, user's and producer's accuracy and the true area of each class come with their 95 % intervals. Use all points that were drawn, or the first ones in their order; leaving out the difficult ones makes a map look better than it is.</source>
        <translation>Prend les points de « Tirer des points d’échantillonnage » une fois qu’une personne a renseigné la vraie classe de chacun. Chaque point compte pour la part de la carte dans laquelle il a été tiré : les chiffres valent donc pour la carte entière, bien que les classes rares aient reçu plus de points que leur surface n’en demande (Olofsson et al. 2014). L’exactitude globale, les exactitudes de l’utilisateur et du producteur et la vraie surface de chaque classe sont données avec leurs intervalles à 95 %. Utilisez tous les points tirés, ou les premiers dans leur ordre ; laisser de côté les points difficiles fait paraître une carte meilleure qu’elle n’est.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Read the report. Report the estimated areas, not the mapped ones, with their intervals. Where an interval is too wide, interpret more of the points you have, or draw a new, larger sample.</source>
        <translation>Lisez le rapport. Publiez les surfaces estimées, et non les surfaces cartographiées, avec leurs intervalles. Là où un intervalle est trop large, interprétez davantage de points parmi ceux que vous avez, ou tirez à nouveau un échantillon plus grand.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>accuracy,area estimation,confidence interval,stratified,sample,points,olofsson,user's accuracy,good practice</source>
        <translation>exactitude,estimation de surfaces,intervalle de confiance,stratifié,échantillon,points,olofsson,exactitude de l’utilisateur,bonnes pratiques</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Half the 95 % interval of the overall accuracy</source>
        <translation>Moitié de l’intervalle à 95 % de l’exactitude globale</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Interpreted points</source>
        <translation>Points interprétés</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>This model needs heights, but HEIGHT is empty.</source>
        <translation>Ce modèle a besoin de hauteurs, mais HEIGHT est vide.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Choose the height raster of this area, or a model trained without heights.</source>
        <translation>Choisissez le raster de hauteurs de cette zone, ou un modèle entraîné sans hauteurs.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>HEIGHT lies elsewhere: it does not overlap the orthophoto.</source>
        <translation>HEIGHT se trouve ailleurs : le raster ne recouvre pas l’orthophoto.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Choose the heights of this place, and check the coordinate reference systems of both.</source>
        <translation>Choisissez les hauteurs de cet endroit et vérifiez les systèmes de coordonnées des deux rasters.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>REPORT needs a REFERENCE.</source>
        <translation>REPORT demande une REFERENCE.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Give a reference, or skip the report.</source>
        <translation>Donnez une référence, ou renoncez au rapport.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Land cover of {name}</source>
        <translation>Occupation du sol de {name}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Classify an orthophoto</source>
        <translation>Classer une orthophoto</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Assigns a land-cover class to every pixel of an orthophoto, with a trained model.</source>
        <translation>Attribue une classe d’occupation du sol à chaque pixel d’une orthophoto, avec un modèle entraîné.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>The orthophoto may be of any size: it is read in overlapping windows, whose results are blended so that no seams show, up to the last row and column. It needs the bands that the model was trained on; pixels of another size are brought to the model's while they are read. Class codes: 0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined (the model does not know); 255 where the orthophoto has no data. POLYGONS gives the areas of each class as a polygon layer too, with their size and mean confidence. EXTENT and MASK choose a part: the result there is the same as in the whole, and only what is needed is computed. A layer of a web service (WMS, WMTS, XYZ tiles) can be used as the orthophoto: QGIS draws EXTENT of it at the model's pixel size, for models of red, green and blue. For many orthophotos, use 'Run as Batch Process'; there, 'Autofill &gt; Calculate by Expression' fills the column of heights from that of the orthophotos, such as replace(@ORTHO, 'top', 'ndsm').</source>
        <translation>L’orthophoto peut être de n’importe quelle taille : elle est lue par fenêtres qui se recouvrent et dont les résultats sont fondus, de sorte qu’aucun raccord n’apparaît, jusqu’à la dernière ligne et la dernière colonne. Elle doit avoir les bandes sur lesquelles le modèle a été entraîné ; des pixels d’une autre taille sont ramenés à celle du modèle pendant la lecture. Codes des classes : 0 surfaces imperméables, 1 bâtiment, 2 végétation basse, 3 arbre, 4 voiture, 5 objets divers, 6 indéfini (le modèle ne sait pas) ; 255 là où l’orthophoto n’a pas de données. POLYGONS donne aussi les surfaces de chaque classe comme couche de polygones, avec leur taille et leur confiance moyenne. EXTENT et MASK choisissent une partie : elle a le même aspect que dans l’ensemble, et seul ce qui lui est nécessaire est calculé. Une couche d’un service web (WMS, WMTS, tuiles XYZ) peut tenir lieu d’orthophoto : QGIS en dessine EXTENT à la taille de pixel du modèle, pour les modèles en rouge, vert et bleu. Pour de nombreuses orthophotos, utilisez « Exécuter comme processus de lot » ; « Remplissage automatique &gt; Calculer par expression » y remplit la colonne des hauteurs à partir de celle des orthophotos, par exemple replace(@ORTHO, 'top', 'ndsm').</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Look at the result over the orthophoto, and measure it with 'Assess accuracy' where you have a reference.</source>
        <translation>Regardez le résultat par-dessus l’orthophoto et mesurez-le avec « Évaluer l’exactitude » là où vous avez une référence.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>classify,predict,inference,land cover,segmentation,u-net,deep learning,apply model</source>
        <translation>classer,classification,prédire,inférence,occupation du sol,segmentation,u-net,apprentissage profond,appliquer un modèle</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Overall accuracy (with a reference)</source>
        <translation>Exactitude globale (avec une référence)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Mean F1 of the classes (with a reference)</source>
        <translation>F1 moyen des classes (avec une référence)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>{folder} keeps no whole orthophoto for the test, on which the models could be compared.</source>
        <translation>{folder} ne garde aucune orthophoto entière pour le test, sur laquelle les modèles pourraient être comparés.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Cut the patches again with TEST_TILES, or with TEST_SHARE and SPLIT=tiles.</source>
        <translation>Découpez à nouveau les imagettes avec TEST_TILES, ou avec TEST_SHARE et SPLIT=tiles.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Compare inputs</source>
        <translation>Comparer des entrées</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Trains with and without heights and NDVI, and tells whether they help.</source>
        <translation>Entraîne avec et sans hauteurs et NDVI, et dit si elles aident.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Each kind of inputs is trained several times on the same patches, in the same order and with the same seeds, and tried on whole orthophotos that no training has seen (TEST_TILES of 'Cut patches'). The report gives, for each class and in the mean, by how much F1 and accuracy change against the orthophoto alone, with a 95 % interval that covers chance in the training and in the choice of the test ground, and a verdict: improves, declines, or undecided. VARY compares another choice instead: architectures, encoder weights, losses, class weights or numbers of epochs, listed in VALUES. This takes as long as all trainings together; with the defaults, twelve. It can be cancelled: started again with the same parameters it continues, and finished runs are not repeated. To share the runs among processes or computers, see RUNS.</source>
        <translation>Chaque sorte d’entrées est entraînée plusieurs fois sur les mêmes imagettes, dans le même ordre et avec les mêmes graines, puis essayée sur des orthophotos entières qu’aucun entraînement n’a vues (TEST_TILES de « Découper des imagettes »). Le rapport donne, pour chaque classe et en moyenne, de combien le F1 et l’exactitude changent par rapport à l’orthophoto seule, avec un intervalle à 95 % pour la part du hasard dans l’entraînement et dans le choix du terrain, et un verdict : améliore, dégrade ou indécis. VARY compare un autre choix à la place : architectures, poids de l’encodeur, fonctions de perte, poids des classes ou nombres d’époques, tels que VALUES les nomme. Cela dure autant que tous les entraînements réunis ; avec les valeurs par défaut, douze. Le calcul peut être annulé : le même appel le poursuit, et les entraînements terminés ne sont pas répétés. Pour partager les entraînements entre processus ou ordinateurs, voyez RUNS.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Read the report. If a verdict is undecided, more repeats or more test orthophotos help. The models are in the folder: give the best to 'Classify an orthophoto'.</source>
        <translation>Lisez le rapport. Si un verdict est indécis, davantage de répétitions ou d’orthophotos de test en disent plus. Les modèles se trouvent dans le dossier : donnez le meilleur à « Classer une orthophoto ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>compare,comparison,inputs,height,dsm,ndvi,ablation,significance,repeats,seeds,confidence interval</source>
        <translation>comparer,comparaison,entrées,hauteur,mns,ndvi,ablation,significativité,répétitions,graines,intervalle de confiance</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Mean F1 of the best variant, mean over its repeats (unseen tiles)</source>
        <translation>F1 moyen de la meilleure variante, moyenne de ses répétitions (dalles jamais vues)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Mean F1 of what the others are compared with: the orthophoto alone, or the first of VALUES</source>
        <translation>F1 moyen de ce à quoi les autres sont comparées : l’orthophoto seule, ou la première de VALUES</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Variant with the highest mean F1</source>
        <translation>Variante au F1 moyen le plus élevé</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/demo_data.py"/>
        <source>Make demo data</source>
        <translation>Créer des données de démonstration</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/demo_data.py"/>
        <source>Draws a synthetic town with orthophotos, heights and references, to try everything without data.</source>
        <translation>Dessine une ville synthétique avec orthophotos, hauteurs et références, pour tout essayer sans données.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/demo_data.py"/>
        <source>The town has houses with pitched roofs, trees, lawns, roads, cars, shadows and clutter on gentle terrain. Each tile is an infrared-red-green orthophoto of 9 cm pixels with a surface model and heights above ground in metres, and a reference in the seven ISPRS class colours, in the folder layout of the ISPRS benchmark of Vaihingen. In QGIS's window the town comes onto the map, with references and heights switched off. The town is drawn, not photographed: a model trained on it knows nothing of real orthophotos.</source>
        <translation>La ville a des maisons aux toits en pente, des arbres, des pelouses, des rues, des voitures, des ombres et des objets divers sur un terrain légèrement vallonné. Chaque dalle est une orthophoto infrarouge-rouge-vert aux pixels de 9 cm, avec un modèle numérique de surface et des hauteurs au-dessus du sol en mètres, et une référence dans les sept couleurs de classe de l’ISPRS, rangées comme le banc d’essai ISPRS de Vaihingen. Dans la fenêtre de QGIS, la ville vient sur la carte, références et hauteurs masquées. La ville est dessinée, non photographiée : un modèle entraîné sur elle ne sait rien des vraies orthophotos.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/demo_data.py"/>
        <source>Look at it on the map, then give the folder to 'Cut patches' as ISPRS folder, which takes the heights above ground.</source>
        <translation>Regardez-la sur la carte, puis donnez le dossier à « Découper des imagettes » comme dossier ISPRS : les hauteurs au-dessus du sol y sont prises.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/demo_data.py"/>
        <source>demo,example,sample,synthetic,test data,isprs,vaihingen</source>
        <translation>démonstration,exemple,échantillon,synthétique,données d’essai,isprs,vaihingen</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Text for a bug report</source>
        <translation>Texte pour un rapport d’anomalie</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>PYTHON {path} does not exist.</source>
        <translation>PYTHON {path} n’existe pas.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Choose a Python interpreter.</source>
        <translation>Choisissez un interpréteur Python.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>PYTHON {path} is QGIS and no Python interpreter.</source>
        <translation>PYTHON {path} est QGIS et non un interpréteur Python.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Leave PYTHON empty: with CREATE a Python for the engine is found or loaded.</source>
        <translation>Laissez PYTHON vide : avec CREATE, un Python pour le moteur est trouvé ou téléchargé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>TORCH and TORCH_BUILD are {torch}, but must be a requirement such as torch==2.6.0, and one build; TORCH is not an option of pip.</source>
        <translation>TORCH et TORCH_BUILD valent {torch}, mais une exigence telle que torch==2.6.0 et une seule variante sont attendues ; TORCH n’est pas une option de pip.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Leave TORCH empty and choose the build in TORCH_BUILD.</source>
        <translation>Laissez TORCH vide et choisissez la variante dans TORCH_BUILD.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>EXTRAS are installed into a private environment only.</source>
        <translation>EXTRAS ne sont installés que dans un environnement privé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Set CREATE as well, or leave EXTRAS empty.</source>
        <translation>Activez aussi CREATE, ou laissez EXTRAS vide.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>REMOVE_OLD removes older environments once there is a new one.</source>
        <translation>REMOVE_OLD supprime les anciens environnements une fois qu’il y en a un nouveau.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Set CREATE as well, or leave REMOVE_OLD unset.</source>
        <translation>Activez aussi CREATE, ou laissez REMOVE_OLD désactivé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>given as PYTHON</source>
        <translation>donné par PYTHON</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>just created</source>
        <translation>créé à l’instant</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Older environments of this plugin are no longer needed: {places}. Run this again with CREATE and REMOVE_OLD to remove them.</source>
        <translation>D’anciens environnements de cette extension ne servent plus : {places}. Relancez ceci avec CREATE et REMOVE_OLD pour les supprimer.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>For a bug report, copy the following lines:</source>
        <translation>Pour un rapport d’anomalie, copiez les lignes suivantes :</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>CREATE makes an environment on this computer, but the engine's Python is set to one on {host} ({python}).</source>
        <translation>CREATE fait un environnement sur cet ordinateur, mais le Python du moteur est réglé sur celui de {host} ({python}).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>To make one there, run in a terminal:
{commands}
To make one here, first empty 'Python of the engine' in Settings &gt; Options &gt; Processing &gt; Providers &gt; Vaihingen U-Net.</source>
        <translation>Pour en faire un là-bas, exécutez dans un terminal :
{commands}
Pour en faire un ici, videz d’abord « Python du moteur » dans Préférences &gt; Options &gt; Traitement &gt; Fournisseurs de traitements &gt; Vaihingen U-Net.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Removed the older environment {folder}.</source>
        <translation>L’ancien environnement {folder} a été supprimé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>{folder} could not be removed: another program uses it, or it is not whole.</source>
        <translation>{folder} n’a pas pu être supprimé : un autre programme l’utilise, ou il n’est pas entier.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Install or check the engine</source>
        <translation>Installer ou vérifier le moteur</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Tells which Python runs the training and the classification and what it lacks, or makes a complete one.</source>
        <translation>Indique quel Python exécute l’entraînement et la classification et ce qui lui manque, ou en fait un complet.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>The heavy work runs in a Python beside QGIS, with PyTorch and a few more packages; QGIS's own Python is never changed. Without CREATE nothing is installed: the report says which Python was chosen and why, whether all packages are there, and whether PyTorch can use the graphics card. With CREATE a private environment is made and the packages are downloaded into it; it is used from then on, in all profiles. The log ends with a text for bug reports that names neither you nor passwords.</source>
        <translation>Le gros du travail se fait dans un Python à côté de QGIS, avec PyTorch et quelques autres paquets ; le Python de QGIS lui-même n’est jamais modifié. Sans CREATE, rien n’est installé : le rapport dit quel Python a été choisi et pourquoi, si tous les paquets sont là et si PyTorch peut utiliser la carte graphique. Avec CREATE, un environnement privé est fait et les paquets y sont téléchargés ; il sert dès lors dans tous les profils. Le journal se termine par un texte pour les rapports d’anomalie, qui ne nomme ni vous ni vos mots de passe.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>If the report says that nothing is missing, go on with 'Make demo data' or 'Cut patches'.</source>
        <translation>Si le rapport dit que rien ne manque, continuez avec « Créer des données de démonstration » ou « Découper des imagettes ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>install,setup,environment,python,pytorch,cuda,gpu,dependencies,venv,pip</source>
        <translation>installer,installation,environnement,python,pytorch,cuda,gpu,carte graphique,dépendances,venv,pip</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Python interpreter</source>
        <translation>Interpréteur Python</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Version of PyTorch</source>
        <translation>Version de PyTorch</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Device the network would run on</source>
        <translation>Unité de calcul qu’utiliserait le réseau</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Processor only (cpu)</source>
        <translation>Processeur seul (cpu)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <location filename="../vaihingen_qgis_plugin/base/parameters.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>{value}: {meaning}</source>
        <translation>{value} : {meaning}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Python to check, or to make the environment from. Empty: the one that the other algorithms use, or for a new environment QGIS's own, another one of this computer, or one that is loaded. The engine needs Python 3.10 or newer. One on another machine is ssh://user@host/path/to/python, which can be checked, but not made from here.</source>
        <translation>Python à vérifier, ou à partir duquel faire l’environnement. Vide : celui qu’utilisent les autres algorithmes ou, pour un nouvel environnement, celui de QGIS, un autre de cet ordinateur, ou un Python téléchargé. Le moteur demande Python 3.10 ou plus récent. Celui d’une autre machine s’écrit ssh://user@host/path/to/python ; il peut être vérifié, mais non fait d’ici.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Create a private environment</source>
        <translation>Créer un environnement privé</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Make an environment and download the packages into it: 0.2 to 4 GB, depending on system and graphics card; how much it is, and whether the disk has room, is said before it begins. An existing one is updated, and stays as it is if that fails.</source>
        <translation>Faire un environnement et y télécharger les paquets : de 0,2 à 4 Go selon le système et la carte graphique ; la quantité, et si le disque a la place, est dite avant de commencer. Un environnement existant est mis à jour, et reste tel quel en cas d’échec.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Folder of the environment</source>
        <translation>Dossier de l’environnement</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Where to make it. Empty: one folder of this user for all profiles and versions of QGIS.</source>
        <translation>Où le faire. Vide : un dossier de cet utilisateur, pour tous les profils et toutes les versions de QGIS.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Build of PyTorch</source>
        <translation>Variante de PyTorch</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>For which graphics cards: cpu is for none and the smallest; cu126 for CUDA 12.6, with older cards and drivers; cu128 and cu130 for CUDA 12.8 and 13.0, with new ones. automatic: the one that fits the graphics card and its driver.</source>
        <translation>Pour quelles cartes graphiques : cpu pour aucune, c’est la plus petite ; cu126 pour CUDA 12.6, avec des cartes et pilotes plus anciens ; cu128 et cu130 pour CUDA 12.8 et 13.0, avec des récents. automatic : celle qui convient à la carte graphique et à son pilote.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>PyTorch requirement</source>
        <translation>Exigence pour PyTorch</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Which version of PyTorch, as pip writes it, such as torch==2.6.0. Empty: the newest. A build may stand here too, with a blank between them: cpu, cu126, cu128, cu130, or another one such as rocm6.4.</source>
        <translation>Quelle version de PyTorch, comme pip l’écrit, par exemple torch==2.6.0. Vide : la plus récente. Une variante peut aussi figurer ici, séparée par une espace : cpu, cu126, cu128, cu130, ou une autre comme rocm6.4.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Optional packages</source>
        <translation>Paquets facultatifs</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>What to install beside what is always needed.</source>
        <translation>Ce qu’il faut installer en plus de ce qui est toujours nécessaire.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Where packages come from</source>
        <translation>Provenance des paquets</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>A folder with all packages (wheels), for computers without internet, or the address of a mirror of PyPI; several are separated by blanks. Then nothing is loaded from elsewhere. Empty: PyPI and download.pytorch.org, or what pip or uv are set to on this computer.</source>
        <translation>Un dossier contenant tous les paquets (wheels), pour les ordinateurs sans internet, ou l’adresse d’un miroir de PyPI ; plusieurs sont séparés par des espaces. Rien n’est alors téléchargé d’ailleurs. Vide : PyPI et download.pytorch.org, ou ce que pip ou uv ont pour réglage sur cet ordinateur.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Remove older environments</source>
        <translation>Supprimer les anciens environnements</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>With CREATE: remove the environments that earlier versions of the plugin made in the settings of QGIS, of all profiles, once the new one is complete.</source>
        <translation>Avec CREATE : supprimer, une fois le nouveau complet, les environnements que des versions antérieures de l’extension ont faits dans les réglages de QGIS, de tous les profils.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/export_onnx.py"/>
        <source>Export a model as ONNX</source>
        <translation>Exporter un modèle en ONNX</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/export_onnx.py"/>
        <source>Writes a trained model as ONNX, for the QGIS plugin Deepness and everything that uses ONNX Runtime.</source>
        <translation>Écrit un modèle entraîné en ONNX, pour l’extension QGIS Deepness et pour tout ce dans quoi ONNX Runtime fonctionne.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/export_onnx.py"/>
        <source>The file holds the network with all that comes before and after it: it takes the values as they are stored in the rasters (near infrared, red and so on, in the order of the training; then the heights in metres, if the model needs them), computes NDVI and normalises, and gives the probability of each class. Before it is written, ONNX Runtime must give the same results as our own classification. Deepness reads class names, pixel size, tile size and overlap from it. Deepness takes one raster layer in a CRS in metres: a model with heights needs orthophoto and heights stacked in one raster of 32-bit bands, which not all versions of Deepness read; its manual promises 8 bit only. The export needs the packages onnx, onnxscript and onnxruntime in the engine's Python; if they are missing, the message says how to install them.</source>
        <translation>Le fichier contient le réseau avec tout ce qui le précède et le suit : il prend les valeurs telles qu’elles figurent dans les rasters (proche infrarouge, rouge, etc., dans l’ordre de l’entraînement ; puis les hauteurs en mètres, si le modèle en a besoin), calcule le NDVI et normalise, et donne la probabilité de chaque classe. Avant l’écriture, ONNX Runtime doit donner les mêmes résultats que notre propre classification. Deepness y lit les noms des classes, la taille des pixels, la taille des tuiles et le recouvrement. Deepness prend une seule couche raster dans un SCR en mètres : pour un modèle avec hauteurs, orthophoto et hauteurs doivent être empilées dans un raster à bandes de 32 bits, que toutes les versions de Deepness ne lisent pas ; son manuel ne promet que 8 bits. L’export demande les paquets onnx, onnxscript et onnxruntime dans le Python du moteur ; s’ils manquent, le message dit comment les installer.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/export_onnx.py"/>
        <source>In Deepness, choose the file as model and press 'Load default parameters'. Expect slightly other results than those of 'Classify an orthophoto' near the borders of tiles, which Deepness does not blend, and classes where the orthophoto has no data, which Deepness does not take into account.</source>
        <translation>Dans Deepness, choisissez le fichier comme modèle et appuyez sur « Load default parameters ». Attendez-vous à des résultats un peu différents de ceux de « Classer une orthophoto » près des bords des tuiles, que Deepness ne fond pas, et à des résultats là où l’orthophoto n’a pas de données, ce qu’il ne sait pas.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/export_onnx.py"/>
        <source>onnx,export,deepness,onnx runtime,deployment,exchange,model,convert,interoperability</source>
        <translation>onnx,exporter,deepness,onnx runtime,déploiement,échange,modèle,convertir,interopérabilité</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/height_above_ground.py"/>
        <source>Compute height above ground</source>
        <translation>Calculer la hauteur au-dessus du sol</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/height_above_ground.py"/>
        <source>Turns a surface model into heights above the ground: hills go, houses and trees stay.</source>
        <translation>Transforme un modèle de surface en hauteurs au-dessus du sol : les collines disparaissent, maisons et arbres restent.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/height_above_ground.py"/>
        <source>A surface model (DSM) tells how high the top of everything lies above the sea: a roof in the valley may lie lower than a lawn on the hill. This algorithm finds the ground between and under the objects with the Simple Morphological Filter (Pingel, Clarke, McBride 2013) and subtracts it. Buildings and woods wider than the given width count as ground, so give the width of the widest one. Nothing is cut off: bare ground comes out some centimetres above or below 0, as exact as the surface model is; ditches and pits are below 0.</source>
        <translation>Un modèle numérique de surface (MNS) dit à quelle altitude se trouve le sommet de toute chose : un toit dans la vallée peut être plus bas qu’une pelouse sur la colline. Cet algorithme trouve le sol entre et sous les objets avec le Simple Morphological Filter (Pingel, Clarke, McBride 2013) et le soustrait. Bâtiments et bois plus larges que la largeur donnée passent pour du sol : donnez donc la largeur du plus large. Rien n’est coupé : le sol nu ressort quelques centimètres au-dessus ou au-dessous de 0, aussi exact que le modèle de surface ; fossés et trous sont au-dessous de 0.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/height_above_ground.py"/>
        <source>Look at it over the orthophoto: roofs and trees must stand out and streets be near 0 everywhere. Then give it as heights to 'Cut patches' and 'Classify an orthophoto', in both or in neither.</source>
        <translation>Regardez-la par-dessus l’orthophoto : toits et arbres doivent ressortir et les rues être partout proches de 0. Donnez-la ensuite comme hauteurs à « Découper des imagettes » et à « Classer une orthophoto », aux deux ou à aucun.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/height_above_ground.py"/>
        <source>height above ground,ndsm,normalised surface model,dsm,dtm,terrain,ground filter,smrf,hag,chm</source>
        <translation>hauteur au-dessus du sol,mnh,modèle numérique de hauteur,mns,mnt,terrain,filtre du sol,smrf,canopée</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/label_ground.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Prepare labelling</source>
        <translation>Préparer l’étiquetage</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/label_ground.py"/>
        <source>Makes polygon layers to label a few blocks of ground in, filled with what a model has mapped there.</source>
        <translation>Crée des couches de polygones pour étiqueter quelques blocs de terrain, remplies de ce qu’un modèle y a cartographié.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/label_ground.py"/>
        <source>It is faster to correct a map than to draw one. Each block gets the areas of the land-cover raster as polygons, simplified, with the classes as a list in the form. Correct their classes and outlines; a polygon that you change or draw becomes 'corrected', all others stay 'untouched'. When all of a block is right, tick 'done' in the form of the block. 'Cut patches' takes the layer 'labels' as it is, as a polygon layer in REFERENCES: all pixels of the blocks that are done count, and outside of the blocks those of polygons that you have drawn; all else is left out of the training. The blocks are no random sample: do not measure the accuracy of a map in them, but with 'Draw sample points'.</source>
        <translation>Corriger une carte va plus vite que d’en dessiner une. Chaque bloc reçoit les surfaces du raster d’occupation du sol sous forme de polygones simplifiés, avec les classes en liste dans le formulaire. Corrigez leurs classes et leurs contours ; un polygone que vous modifiez ou dessinez devient « corrigé », tous les autres restent « intacts ». Quand tout un bloc est juste, cochez « terminé » dans le formulaire du bloc. « Découper des imagettes » prend la couche « labels » telle quelle, comme couche de polygones dans REFERENCES : tous les pixels des blocs terminés comptent, et hors des blocs ceux des polygones que vous avez dessinés ; tout le reste est laissé hors de l’entraînement. Les blocs ne sont pas un échantillon aléatoire : n’y mesurez pas l’exactitude d’une carte, mais avec « Tirer des points d’échantillonnage ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/label_ground.py"/>
        <source>Switch on editing of the labels, correct the polygons of the first block, tick 'done' in its form, and go on with the next. Then give the labels to 'Cut patches', with BALANCE, and train on with START_MODEL.</source>
        <translation>Passez les étiquettes en mode édition, corrigez les polygones du premier bloc, cochez « terminé » dans son formulaire et continuez avec le suivant. Donnez ensuite les étiquettes à « Découper des imagettes », avec BALANCE, et poursuivez l’entraînement avec START_MODEL.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/label_ground.py"/>
        <source>label,labelling,annotate,annotation,digitise,correct,template,training data,active learning,blocks</source>
        <translation>étiquette,étiquetage,annoter,annotation,numériser,corriger,modèle,données d’entraînement,apprentissage actif,blocs</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/labels.py"/>
        <source>Class colours to class codes</source>
        <translation>Couleurs de classe en codes de classe</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/labels.py"/>
        <source>Turns a reference in class colours into a raster of class codes with a legend, or back.</source>
        <translation>Transforme une référence en couleurs de classe en un raster de codes de classe avec légende, ou l’inverse.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/labels.py"/>
        <source>The ISPRS references are pictures: white is an impervious surface, blue a building. GIS works better with class codes (0 to 6) and a legend. A colour that is no class colour stops the run and is named with its place; slight noise from JPEG compression is accepted with a warning.</source>
        <translation>Les références de l’ISPRS sont des images : le blanc est une surface imperméable, le bleu un bâtiment. Un SIG travaille mieux avec des codes de classe (0 à 6) et une légende. Une couleur qui n’est celle d’aucune classe arrête le calcul et est nommée avec son emplacement ; un léger bruit dû à la compression JPEG est accepté avec un avertissement.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/labels.py"/>
        <source>Look at the result over the orthophoto. 'Cut patches' and 'Assess accuracy' take either form.</source>
        <translation>Regardez le résultat par-dessus l’orthophoto. « Découper des imagettes » et « Évaluer l’exactitude » prennent l’une et l’autre forme.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/labels.py"/>
        <source>labels,classes,colours,colors,legend,palette,reference,ground truth,reclassify</source>
        <translation>étiquettes,classes,couleurs,légende,palette,référence,vérité terrain,reclasser</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/map_layout.py"/>
        <source>Add a map layout</source>
        <translation>Ajouter une mise en page de carte</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/map_layout.py"/>
        <source>Adds a print layout to the project: the land-cover map with legend, scale, accuracy and source.</source>
        <translation>Ajoute au projet une mise en page : la carte d’occupation du sol avec légende, échelle, exactitude et source.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/map_layout.py"/>
        <source>The layout holds title, map, legend of the classes that occur, scale, scale bar, north arrow, a line on the accuracy and one on the source. The map has the quiet colours of the layer's style 'Map', whatever the layer looks like on the screen. A second run replaces the layout of the first one, unless you have changed it: then it asks for another name. In QGIS's window the layout is opened, and the project is yours to save; in qgis_process it is written into the project that --PROJECT_PATH names.</source>
        <translation>La mise en page contient le titre, la carte, la légende des classes présentes, l’échelle, la barre d’échelle, la flèche du nord, une ligne sur l’exactitude et une sur la source. La carte a les couleurs calmes du style « Carte » de la couche, quel que soit son aspect à l’écran. Un deuxième traitement remplace la mise en page du premier, sauf si vous l’avez modifiée : il demande alors un autre nom. Dans la fenêtre de QGIS, la mise en page s’ouvre, et c’est à vous d’enregistrer le projet ; dans qgis_process, elle est écrite dans le projet que --PROJECT_PATH désigne.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/map_layout.py"/>
        <source>Change what you like, and export it: Layout &gt; Export as PDF or as Image, or QGIS's algorithm 'Export print layout as PDF'.</source>
        <translation>Modifiez ce qui vous plaît et exportez : Mise en page &gt; Exporter en PDF ou en image, ou l’algorithme de QGIS « Exporter la mise en page au format PDF ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/map_layout.py"/>
        <source>layout,print,map,legend,scale bar,north arrow,pdf,composer,cartography,land cover</source>
        <translation>mise en page,impression,carte,légende,barre d’échelle,flèche du nord,pdf,composeur,cartographie,occupation du sol</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Raster with a near-infrared and a red band.</source>
        <translation>Raster avec une bande proche infrarouge et une bande rouge.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Near-infrared band</source>
        <translation>Bande proche infrarouge</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Number of the near-infrared band, counted from 1.</source>
        <translation>Numéro de la bande proche infrarouge, compté à partir de 1.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Red band</source>
        <translation>Bande rouge</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Number of the red band, counted from 1.</source>
        <translation>Numéro de la bande rouge, compté à partir de 1.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <location filename="../training/contract/channels.py"/>
        <source>NDVI</source>
        <translation>NDVI</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Raster of 32-bit numbers from -1 to 1 (.tif or .img); {nodata:g} where there is no data.</source>
        <translation>Raster de nombres à 32 bits entre -1 et 1 (.tif ou .img) ; {nodata:g} là où il n’y a pas de données.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>NIR_BAND and RED_BAND are both {band}.
Choose two different bands.</source>
        <translation>NIR_BAND et RED_BAND valent toutes deux {band}.
Choisissez deux bandes différentes.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>{name} is {band}, but the raster has {count} band(s).
Choose one of them.</source>
        <translation>{name} vaut {band}, mais le raster a {count} bande(s).
Choisissez l’une d’elles.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/new_ground.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>The run was cancelled. Nothing was written.</source>
        <translation>Le calcul a été annulé. Rien n’a été écrit.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>{name} NDVI</source>
        <translation>NDVI de {name}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Compute NDVI</source>
        <translation>Calculer le NDVI</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Computes the normalised difference vegetation index from the near-infrared and red bands.</source>
        <translation>Calcule l’indice de végétation par différence normalisée à partir des bandes proche infrarouge et rouge.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>NDVI = (near infrared - red) / (near infrared + red), between -1 and 1. Green vegetation reflects much near infrared and little red: lawns and trees come out above about 0.2, roofs, roads and water below. Pixels without data, and pixels where both bands are 0 or one is negative, have no NDVI. Scale and offset of the bands are applied. The bands of an ISPRS orthophoto are near infrared, red, green, in this order; many others have red, green, blue, near infrared: choose 4 and 1 then. The log says what band is taken for what, and warns if names or pixels say otherwise. A band that you choose is data, also where the file marks it as alpha.</source>
        <translation>NDVI = (proche infrarouge - rouge) / (proche infrarouge + rouge), entre -1 et 1. La végétation verte réfléchit beaucoup de proche infrarouge et peu de rouge : pelouses et arbres ressortent au-dessus de 0,2 environ, toits, routes et eau au-dessous. Les pixels sans données, et ceux où les deux bandes valent 0 ou dont l’une est négative, n’ont pas de NDVI. L’échelle et le décalage des bandes sont appliqués. Les bandes d’une orthophoto ISPRS sont le proche infrarouge, le rouge et le vert, dans cet ordre ; beaucoup d’autres ont rouge, vert, bleu, proche infrarouge : choisissez alors 4 et 1. Le journal dit quelle bande est prise pour quoi, et avertit si les noms ou les pixels disent autre chose. Une bande que vous choisissez est une donnée, même là où le fichier la marque comme alpha.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Use it to look at the vegetation. 'Train a U-Net' computes the NDVI itself: choose inputs with NDVI there.</source>
        <translation>Servez-vous-en pour regarder la végétation. « Entraîner un U-Net » calcule lui-même le NDVI : choisissez-y des entrées avec NDVI.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>ndvi,vegetation,index,near infrared,red,band math</source>
        <translation>ndvi,végétation,indice,proche infrarouge,rouge,calcul de bandes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/next_to_label.py"/>
        <source>This model needs heights, but HEIGHTS is empty.</source>
        <translation>Ce modèle a besoin de hauteurs, mais HEIGHTS est vide.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/next_to_label.py"/>
        <source>Choose the height rasters of this area, or a model trained without heights.</source>
        <translation>Choisissez les rasters de hauteurs de cette zone, ou un modèle entraîné sans hauteurs.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/next_to_label.py"/>
        <source>Polygon layer of the blocks, the most valuable first, each with the reason in words and about how many objects there are to draw.</source>
        <translation>Couche de polygones des blocs, le plus utile en premier, chacun avec la raison en toutes lettres et le nombre approximatif d’objets à dessiner.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/next_to_label.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Choose where to label next</source>
        <translation>Choisir où étiqueter ensuite</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/next_to_label.py"/>
        <source>Chooses the blocks of your orthophotos whose labels would help a model most, each with its reason.</source>
        <translation>Choisit les blocs de vos orthophotos dont les étiquettes aideraient le plus un modèle, chacun avec sa raison.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/next_to_label.py"/>
        <source>For a model from elsewhere and an afternoon of labelling: the model looks at the whole area, and square blocks are ranked. A block is worth much where the model is in doubt, more so about rare classes, and if much other doubtful ground looks like it, but none of the blocks before it and nothing that is labelled already, in the network's own features: ten blocks are not ten times the same roof. Ground that is labelled already (LABELLED) and ground without data are not offered. Label the blocks, train on with START_MODEL, and run it again with the new model: a few rounds of some blocks are better than all at once. Several models (MORE_MODELS), such as those of other seeds, show better than one where they are in doubt. The blocks are chosen because they are difficult, so they are no random sample: accuracy on them is not that of the map.</source>
        <translation>Pour un modèle venu d’ailleurs et un après-midi d’étiquetage : il regarde toute la zone avec le modèle et classe des blocs carrés. Un bloc vaut beaucoup là où le modèle doute, surtout de classes rares, et si beaucoup d’autre terrain douteux lui ressemble, mais aucun des blocs précédents ni rien de ce qui est déjà étiqueté, selon les caractéristiques du réseau lui-même : dix blocs ne sont pas dix fois le même toit. Rien de ce qui est dans LABELLED et aucun terrain sans données n’est proposé. Étiquetez les blocs, poursuivez l’entraînement avec START_MODEL et relancez avec le nouveau modèle : quelques tours de peu de blocs valent mieux que tous à la fois. Plusieurs modèles (MORE_MODELS), par exemple avec d’autres graines, savent mieux qu’un seul où ils doutent. Les blocs sont choisis parce qu’ils sont difficiles : ce n’est pas un échantillon aléatoire, et l’exactitude qu’on y mesure n’est pas celle de la carte.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/next_to_label.py"/>
        <source>Label the blocks, beginning with the first, cut patches and train on with START_MODEL. Measure the map that comes of it elsewhere: with 'Draw sample points'.</source>
        <translation>Étiquetez les blocs en commençant par le premier, découpez des imagettes et poursuivez l’entraînement avec START_MODEL. Mesurez ailleurs la carte qui en résulte : avec « Tirer des points d’échantillonnage ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/next_to_label.py"/>
        <source>active learning,label,labelling,annotate,where to label,uncertainty,core-set,training data,next</source>
        <translation>apprentissage actif,étiqueter,étiquetage,annoter,où étiqueter,incertitude,core-set,données d’entraînement,suivant</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/next_to_label.py"/>
        <source>Blocks chosen</source>
        <translation>Blocs choisis</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/next_to_label.py"/>
        <source>Objects to draw, about</source>
        <translation>Objets à dessiner, environ</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Point layer with an empty field 'reference' for the true class. The mapped class is in it too, but hidden from whoever interprets.</source>
        <translation>Couche de points avec un champ vide « reference » pour la vraie classe. La classe cartographiée s’y trouve aussi, mais cachée à qui interprète.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Draw sample points</source>
        <translation>Tirer des points d’échantillonnage</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Draws random points in each class of a classified raster, to find out how good it is without a reference.</source>
        <translation>Tire des points au hasard dans chaque classe d’un raster classé, pour savoir ce qu’il vaut sans référence.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Where there is no reference raster, a map can be judged by a few hundred places that a person looks at. They must be drawn at random, within each class, so that the figures hold for the whole map and rare classes are seen too. The points come in random order: the first 300 of them are a random sample too, if there is no time for more. Interpret them blindly: look at the orthophoto and never at the map. The layer's form and table therefore hide the mapped class; do not unhide it, and switch the classified raster off.</source>
        <translation>Là où il n’y a pas de raster de référence, une carte peut être jugée d’après quelques centaines d’endroits qu’une personne regarde. Ils doivent être tirés au hasard, dans chaque classe, pour que les chiffres vaillent pour toute la carte et que les classes rares soient vues aussi. Les points viennent dans un ordre aléatoire : les 300 premiers sont eux aussi un échantillon aléatoire, si le temps manque pour davantage. Interprétez-les à l’aveugle : regardez l’orthophoto et jamais la carte. C’est pourquoi le formulaire et la table de la couche cachent la classe cartographiée ; ne la faites pas apparaître, et masquez le raster classé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Right-click the layer and choose 'Interpret points': a panel goes through the points over the orthophoto, and one key for each class gives the true class of the pixel in the middle of the ring. Then run 'Assess accuracy with points'.</source>
        <translation>Cliquez sur la couche avec le bouton droit et choisissez « Interpréter les points » : un panneau parcourt les points par-dessus l’orthophoto, et une touche dit à chaque fois la vraie classe du pixel au milieu de l’anneau. Lancez ensuite « Évaluer l’exactitude par des points ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>accuracy,sample,sampling,stratified,random points,validation,interpretation,olofsson,good practice</source>
        <translation>exactitude,échantillon,échantillonnage,stratifié,points aléatoires,validation,interprétation,olofsson,bonnes pratiques</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Points drawn</source>
        <translation>Points tirés</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Footprints</source>
        <translation>Emprises</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Polygon layer with the outline, the part and the share of each class of every patch.</source>
        <translation>Couche de polygones avec le contour, la partie et la proportion de chaque classe de chaque imagette.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Cut patches</source>
        <translation>Découper des imagettes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Cuts orthophotos, references and heights into patches for training, validation and test.</source>
        <translation>Découpe orthophotos, références et hauteurs en imagettes pour l’entraînement, la validation et le test.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>A network learns from small squares. Give the folder of the ISPRS benchmark (or another one whose folders say what they hold, such as images, masks and dsm), or choose orthophotos with one reference each (and one height raster each). They are matched by position, or by their names if they have no georeference. References may also be polygon layers that you have drawn over the orthophotos: choose the field that holds the class as CLASS_FIELD; where no polygon lies, nothing is learnt. Polygons of one class, such as building footprints, need no field: give their class as POLYGON_CLASS, and that of everything else as OTHER_CLASS. Validation and test areas are kept apart from the training area: a patch of one part never shares a pixel with a patch of another, otherwise the accuracy would look better than it is. The footprints layer shows where each patch lies; the report shows how often each class occurs.</source>
        <translation>Un réseau apprend sur de petits carrés. Donnez le dossier du banc d’essai ISPRS (ou un autre dont les dossiers disent ce qu’ils contiennent, comme images, masks et dsm), ou choisissez des orthophotos avec une référence chacune (et un raster de hauteurs chacune). Elles sont appariées par leur position, ou par leurs noms si elles n’ont pas de géoréférence. Les références peuvent aussi être des couches de polygones que vous avez dessinés par-dessus les orthophotos : indiquez dans CLASS_FIELD le champ qui porte la classe ; là où il n’y a pas de polygone, rien n’est appris. Des polygones d’une seule classe, comme des emprises de bâtiments, n’ont pas besoin de champ : donnez la classe dans POLYGON_CLASS, et dans OTHER_CLASS celle de tout le reste. Les zones de validation et de test sont tenues à l’écart de la zone d’entraînement : une imagette d’une partie n’a jamais un pixel en commun avec une imagette d’une autre, sans quoi l’exactitude paraîtrait meilleure qu’elle n’est. La couche des emprises montre où se trouve chaque imagette ; le rapport montre à quelle fréquence chaque classe apparaît.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Look at the footprints and the report, then give the folder to 'Train a U-Net'.</source>
        <translation>Regardez les emprises et le rapport, puis donnez le dossier à « Entraîner un U-Net ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>tile,patch,chip,split,sample,training data,dataset,train,validation,isprs,vaihingen</source>
        <translation>dalle,imagette,découper,partition,échantillon,données d’entraînement,jeu de données,entraînement,validation,isprs,vaihingen</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Training patches</source>
        <translation>Imagettes d’entraînement</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Validation patches</source>
        <translation>Imagettes de validation</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Test patches</source>
        <translation>Imagettes de test</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Pixels shared by training and other patches</source>
        <translation>Pixels communs à l’entraînement et à d’autres imagettes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Train a U-Net</source>
        <translation>Entraîner un U-Net</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>Trains a network to tell the classes apart in the patches of a data set.</source>
        <translation>Entraîne un réseau à distinguer les classes dans les imagettes d’un jeu de données.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>The network sees the training patches again and again (epochs) and is corrected each time; after each epoch it is tried on the validation patches, which it never learns from, and the best state is kept. It runs in the background on the graphics card, if PyTorch can use it. A quick trial on a processor: width 16, 5 epochs. 'Compare inputs' tells whether heights and NDVI help.</source>
        <translation>Le réseau voit les imagettes d’entraînement encore et encore (époques) et est corrigé à chaque fois ; après chaque époque, il est essayé sur les imagettes de validation, dont il n’apprend jamais, et le meilleur état est gardé. Il travaille en arrière-plan sur la carte graphique, si PyTorch peut l’utiliser. Un essai rapide sur un processeur : largeur 16, 5 époques. « Comparer des entrées » dit si les hauteurs et le NDVI aident.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>Give the model to 'Classify an orthophoto'. The report shows whether more epochs would help.</source>
        <translation>Donnez le modèle à « Classer une orthophoto ». Le rapport montre si davantage d’époques aideraient.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>train,learn,u-net,unet,deep learning,neural network,pytorch,segmentation,gpu,cuda</source>
        <translation>entraîner,apprendre,apprentissage,u-net,unet,apprentissage profond,réseau de neurones,pytorch,segmentation,gpu,cuda</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>Overall accuracy (validation)</source>
        <translation>Exactitude globale (validation)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>Mean F1 of the classes (validation)</source>
        <translation>F1 moyen des classes (validation)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>Epochs run</source>
        <translation>Époques effectuées</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>1 Set-up</source>
        <translation>1 Installation</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>2 Data</source>
        <translation>2 Données</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>3 Train and classify</source>
        <translation>3 Entraîner et classer</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>4 Accuracy</source>
        <translation>4 Exactitude</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>5 Maps and tables</source>
        <translation>5 Cartes et tableaux</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Inputs</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>Outputs</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>What next</source>
        <translation>Et ensuite</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>heights above ground</source>
        <translation>des hauteurs au-dessus du sol</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>a surface model</source>
        <translation>un modèle de surface</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>an orthophoto of {count} band(s) ({type}; {bands})</source>
        <translation>d’une orthophoto à {count} bande(s) ({type} ; {bands})</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>no heights</source>
        <translation>pas de hauteurs</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>Needs {ortho} and {heights}.</source>
        <translation>Entrées : {ortho} ; {heights}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>Patches of {size} pixels: {parts}.</source>
        <translation>Imagettes de {size} pixels : {parts}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>Has {bands} and {heights}.</source>
        <translation>Contient {bands} ; {heights}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>band {number} {name}</source>
        <translation>bande {number} {name}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>Pixels of {size:.3g} m.</source>
        <translation>Pixels de {size:.3g} m.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>Classes: {names}.</source>
        <translation>Classes : {names}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>In its training {overall:.1%} right, mean F1 {f1:.1%}.</source>
        <translation>À l’entraînement, {overall:.1%} de justes, F1 moyen {f1:.1%}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/given.py"/>
        <source>is data-defined ({what}), but that gives no value.</source>
        <translation>est défini par les données ({what}), mais cela ne donne aucune valeur.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/layer_output.py"/>
        <source>{name} is {given}, but must be a file.
Give a name that ends with .gpkg.</source>
        <translation>{name} vaut {given}, mais un fichier est attendu.
Donnez un nom qui se termine par .gpkg.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/layer_output.py"/>
        <source>{name} cannot be written: {reason}
Choose another place.</source>
        <translation>{name} ne peut pas être écrit : {reason}
Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/parameters.py"/>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/parameters.py"/>
        <source>Model (*.safetensors)</source>
        <translation>Modèle (*.safetensors)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/parameters.py"/>
        <source>{name} is {given}, which is no extent or an empty one.
Choose a layer, draw a rectangle on the map, or write it as QGIS does: xmin,xmax,ymin,ymax [EPSG:25832].</source>
        <translation>{name} vaut {given}, qui n’est pas une emprise ou en est une vide.
Choisissez une couche, dessinez un rectangle sur la carte, ou écrivez-la comme QGIS : xmin,xmax,ymin,ymax [EPSG:25832].</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/proposals.py"/>
        <source>{path} holds an earlier result, which stays: this run writes {free}.</source>
        <translation>{path} contient un résultat antérieur, qui reste : ce calcul écrit {free}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/proposals.py"/>
        <source>Temporary, QGIS deletes it when it closes: {paths}</source>
        <translation>Temporaire, QGIS le supprime en se fermant : {paths}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/proposals.py"/>
        <source>To keep a layer, right-click it and choose Make Permanent.</source>
        <translation>Pour garder une couche, cliquez dessus avec le bouton droit et choisissez « Rendre permanent ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/proposals.py"/>
        <source>To keep it, copy it, or run again and give it a place of its own.</source>
        <translation>Pour le garder, copiez-le, ou relancez en lui donnant un emplacement.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/words.py"/>
        <source>'Create a private environment'</source>
        <translation>« Créer un environnement privé »</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/words.py"/>
        <source>the optional packages for {purpose}</source>
        <translation>les paquets facultatifs pour {purpose}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/words.py"/>
        <source>'Install or check the engine' (with {choices})</source>
        <translation>« Installer ou vérifier le moteur » (avec {choices})</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/feedback.py"/>
        <source>no PyTorch</source>
        <translation>sans PyTorch</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/feedback.py"/>
        <source>Engine {version}, Python {python}, {torch}</source>
        <translation>Moteur {version}, Python {python}, {torch}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/blocks.py"/>
        <source>Block {block} on {ortho} cannot be brought into {crs}.
Run again for {ortho} alone.</source>
        <translation>Le bloc {block} sur {ortho} ne peut pas être converti en {crs}.
Relancez pour {ortho} seule.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>{value} in {count} polygon(s) of {layer} (feature {first})</source>
        <translation>{value} dans {count} polygone(s) de {layer} (entité {first})</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>no value</source>
        <translation>pas de valeur</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>{count} more values</source>
        <translation>{count} autres valeurs</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>Unknown classes in CLASS_FIELD: {found}.
The classes are: {classes}. Correct these polygons or filter them out (right-click on the layer &gt; Filter), give your own list of classes in CLASSES, or, if all polygons are of one class, give that in POLYGON_CLASS in place of CLASS_FIELD.</source>
        <translation>Classes inconnues dans CLASS_FIELD : {found}.
Les classes sont : {classes}. Corrigez ces polygones ou filtrez-les (clic droit sur la couche &gt; Filtrer), donnez votre propre liste de classes dans CLASSES ou, si tous les polygones sont d’une seule classe, donnez-la dans POLYGON_CLASS à la place de CLASS_FIELD.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>{parameter} is {text}, but the classes are: {classes}.</source>
        <translation>{parameter} vaut {text}, mais les classes sont : {classes}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>Give one of them, or your own list of classes in CLASSES.</source>
        <translation>Donnez l’une d’elles, ou votre propre liste de classes dans CLASSES.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/blocks.py"/>
        <source>BLOCKS: {name} is no polygon layer.
Give the polygons of the blocks.</source>
        <translation>BLOCKS : {name} n’est pas une couche de polygones.
Donnez les polygones des blocs.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/blocks.py"/>
        <source>BLOCKS: {name} holds no polygon.
Draw one around each place that is to be labelled.</source>
        <translation>BLOCKS : {name} ne contient aucun polygone.
Dessinez-en un autour de chaque endroit à étiqueter.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>{first} and {other} name different classes.</source>
        <translation>{first} et {other} nomment des classes différentes.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>Give maps of one model, or say the classes of both in CLASSES.</source>
        <translation>Donnez des cartes d’un même modèle, ou indiquez les classes des deux dans CLASSES.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>OUTPUT {path} exists and is no labelling ground: it would be lost.</source>
        <translation>OUTPUT {path} existe et n’est pas un terrain d’étiquetage : il serait perdu.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>OUTPUT {path} exists, with {done} blocks that are done and {touched} polygons that were drawn or corrected: that work would be lost.</source>
        <translation>OUTPUT {path} existe, avec {done} blocs terminés et {touched} polygones dessinés ou corrigés : ce travail serait perdu.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>Choose another name; 'Cut patches' takes several grounds at once.</source>
        <translation>Choisissez un autre nom ; « Découper des imagettes » prend plusieurs terrains à la fois.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Blocks</source>
        <translation>Blocs</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>Polygons around the places that are to be labelled: those of 'Choose where to label next', or squares of your own.</source>
        <translation>Polygones autour des endroits à étiqueter : ceux de « Choisir où étiqueter ensuite », ou vos propres carrés.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Land cover</source>
        <translation>Occupation du sol</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>Land-cover rasters of 'Classify an orthophoto' that show the blocks: their areas become the polygons that you correct. Empty: the blocks begin empty, and you draw everything.</source>
        <translation>Rasters d’occupation du sol de « Classer une orthophoto » qui montrent les blocs : leurs surfaces deviennent les polygones que vous corrigez. Vide : les blocs sont vides au départ, et vous dessinez tout.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Minimum area of a polygon (m²)</source>
        <translation>Surface minimale d’un polygone (m²)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>Areas of the map smaller than this, in m² (in pixels without georeference), are given to their largest neighbour. More of it leaves fewer polygons to look at.</source>
        <translation>Les surfaces de la carte plus petites, en m² (en pixels sans géoréférencement), sont attribuées à leur plus grand voisin. Une valeur plus grande laisse moins de polygones à regarder.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>Simplify outlines (pixels)</source>
        <translation>Simplifier les contours (pixels)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>By how many pixels of the map an outline may move when its steps become straight lines. Neighbours keep one common outline. 0: outlines follow the pixels.</source>
        <translation>De combien de pixels de la carte un contour peut se déplacer quand ses marches deviennent des lignes droites. Les voisins gardent un contour commun. 0 : les contours suivent les pixels.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../training/contract/config/labels.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Class scheme</source>
        <translation>Nomenclature</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>JSON, CSV or QGIS style file (.qml) with value, name and colour of each class. Empty: the classes that the land-cover rasters name, or the seven ISPRS classes.</source>
        <translation>Fichier JSON, CSV ou de style QGIS (.qml) avec la valeur, le nom et la couleur de chaque classe. Vide : les classes que nomment les rasters d’occupation du sol, ou les sept classes ISPRS.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <source>Labelling ground</source>
        <translation>Terrain d’étiquetage</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/config.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>GeoPackage with the layers 'blocks', 'labels' and the table of the classes; keep it, your work goes into it.</source>
        <translation>GeoPackage avec les couches « blocks », « labels » et la table des classes ; gardez-le, votre travail y va.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/ground.py"/>
        <source>{name} has no blocks: only polygons that a person has drawn or corrected count.</source>
        <translation>{name} n’a pas de blocs : seuls comptent les polygones qu’une personne a dessinés ou corrigés.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/ground.py"/>
        <source>{name}: {done} of {blocks} blocks are done. All pixels in these count, and outside of the blocks what a person has drawn; all else is left out.</source>
        <translation>{name} : {done} blocs sur {blocks} sont terminés. Tous leurs pixels comptent, et hors des blocs ce qu’une personne a dessiné ; tout le reste est laissé de côté.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/ground.py"/>
        <source>No polygon of {name} counts: {done} of its {blocks} blocks are done, and outside of the blocks nothing was drawn.
Correct the polygons of a block, then tick 'done' in the block's form (layer {layer}).</source>
        <translation>Aucun polygone de {name} ne compte : {done} de ses {blocks} blocs sont terminés, et rien n’a été dessiné hors des blocs.
Corrigez les polygones d’un bloc, puis cochez « terminé » dans le formulaire du bloc (couche {layer}).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/new_ground.py"/>
        <source>BLOCKS lie where {target} does not reach: {reason}.</source>
        <translation>BLOCKS se trouvent là où {target} ne s’étend pas : {reason}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/new_ground.py"/>
        <source>Check the coordinate reference systems of blocks and maps.</source>
        <translation>Vérifiez les systèmes de coordonnées de référence des blocs et des cartes.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/new_ground.py"/>
        <source>Drawing the polygons of block {number} of {count}</source>
        <translation>Dessin des polygones du bloc {number} sur {count}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/new_ground.py"/>
        <source>{name} has the values {values}, which are none of the classes: {classes}.</source>
        <translation>{name} a les valeurs {values}, qui ne font pas partie des classes : {classes}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/new_ground.py"/>
        <source>Give the land-cover raster of 'Classify an orthophoto', or its classes in CLASSES.</source>
        <translation>Donnez le raster d’occupation du sol de « Classer une orthophoto », ou ses classes dans CLASSES.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/new_ground.py"/>
        <source>None of the {count} blocks lies where MAPS have data.</source>
        <translation>Aucun des {count} blocs ne se trouve là où MAPS ont des données.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/new_ground.py"/>
        <source>Give the maps of this place, and check the coordinate reference systems of both.</source>
        <translation>Donnez les cartes de cet endroit et vérifiez les systèmes de coordonnées de référence des deux.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/labelling/new_ground.py"/>
        <source>MAPS have no data in block {numbers}: it is empty.</source>
        <translation>MAPS n’ont pas de données dans le bloc {numbers} : il est vide.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>The run was cancelled while the polygons were made.</source>
        <translation>Le calcul a été annulé pendant que les polygones étaient faits.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Merging small areas</source>
        <translation>Fusion des petites surfaces</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Tracing areas</source>
        <translation>Vectorisation des surfaces</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Averaging the confidence of areas</source>
        <translation>Moyenne de la confiance des surfaces</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Writing polygons</source>
        <translation>Écriture des polygones</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>MIN_AREA: {area:g} m² are {least} pixels of {pixel:.4g} m².</source>
        <translation>MIN_AREA : {area:g} m² font {least} pixels de {pixel:.4g} m².</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Simplifying outlines</source>
        <translation>Simplification des contours</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>SIMPLIFY: {left} of {corners} corners are left; neighbours share their borders as before.</source>
        <translation>SIMPLIFY : {left} sommets sur {corners} sont conservés ; les voisins gardent leurs limites communes.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>{count} polygons written.</source>
        <translation>{count} polygones écrits.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>{small} of them are smaller than MIN_AREA: they have no neighbour of that size, only smaller ones or none.</source>
        <translation>{small} d’entre eux sont plus petits que MIN_AREA : ils n’ont pas de voisin de cette taille, seulement de plus petits ou aucun.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Polygons</source>
        <translation>Polygones</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Polygon layer with an area for all pixels of one class that hang together by their sides. Fields: class, name, pixels, area_m2 (on the ellipsoid; empty where the orthophoto has no georeference) and confidence (mean probability of the chosen class over the pixels of the area, per cent). It comes with the colours of the classes. A whole town has millions of areas: raise MIN_AREA then.</source>
        <translation>Couche de polygones avec une surface pour tous les pixels d’une classe qui se touchent par leurs côtés. Champs : class, name, pixels, area_m2 (sur l’ellipsoïde ; vide si l’orthophoto n’a pas de géoréférencement) et confidence (probabilité moyenne de la classe choisie sur les pixels de la surface, pour cent). Elle vient avec les couleurs des classes. Une ville entière a des millions de surfaces : augmentez alors MIN_AREA.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Areas smaller than this, in m² (in pixels where the orthophoto has no georeference), are given to the largest neighbour before the polygons are made; one without a neighbour of that size stays. It concerns POLYGONS only: the land-cover raster stays as it is. 0: every pixel that differs becomes a polygon.</source>
        <translation>Les surfaces plus petites, en m² (en pixels si l’orthophoto n’a pas de géoréférencement), sont attribuées au plus grand voisin avant que les polygones soient faits ; celle qui n’a pas de voisin de cette taille reste. Cela ne concerne que POLYGONS : le raster d’occupation du sol reste tel quel. 0 : chaque pixel qui diffère devient un polygone.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Simplify outlines (m)</source>
        <translation>Simplifier les contours (m)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>0: the outlines of POLYGONS follow the edges of the pixels. Else corners are left out that form a triangle of less than the square of this length (in pixels where the orthophoto has no georeference), the smallest ones first (Visvalingam and Whyatt 1993). Two or three pixels take the steps away. Neighbours are simplified together and go on sharing their borders: no gaps, no overlaps, and the edge of the data stays. area_m2 is that of the new outlines, pixels and confidence those of the raster. Corners are not made square: that would part neighbours; for a layer of buildings alone, use QGIS's 'Orthogonalize'.</source>
        <translation>0 : les contours de POLYGONS suivent les bords des pixels. Sinon, on omet les sommets qui forment un triangle plus petit que le carré de cette longueur (en pixels si l’orthophoto n’a pas de géoréférence), les plus petits d’abord (Visvalingam et Whyatt 1993). Deux ou trois pixels suffisent à effacer les marches d’escalier. Les voisins sont simplifiés ensemble et gardent leurs limites communes : ni trous, ni recouvrements, et le bord des données reste. area_m2 est celle des nouveaux contours, pixels et confidence sont ceux du raster. Les angles ne sont pas rendus droits : cela séparerait les voisins ; pour une couche de bâtiments seuls, utilisez « Orthogonaliser » de QGIS.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/layer_crs.py"/>
        <source>{layer} has the coordinate reference system {set} in QGIS, but {in_file} in its file, which is used. If QGIS's is right, write it into the file: Raster &gt; Projections &gt; Assign Projection.</source>
        <translation>{layer} a le système de coordonnées {set} dans QGIS, mais {in_file} dans son fichier, et c’est ce dernier qui est utilisé. Si celui de QGIS est le bon, écrivez-le dans le fichier : Raster &gt; Projections &gt; Assigner une projection.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/layer_crs.py"/>
        <source>{layer}: its file has no coordinate reference system; {set}, which it has in QGIS, is used. To write it into the file: Raster &gt; Projections &gt; Assign Projection.</source>
        <translation>{layer} : son fichier n’a pas de système de coordonnées ; {set}, qu’elle a dans QGIS, est utilisé. Pour l’écrire dans le fichier : Raster &gt; Projections &gt; Assigner une projection.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/layer_crs.py"/>
        <source>a system of its own</source>
        <translation>un système qui lui est propre</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/map_texts.py"/>
        <source>ACCURACY {path} tells no accuracy.</source>
        <translation>ACCURACY {path} n’indique aucune exactitude.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/map_texts.py"/>
        <source>Choose a report or a file of scores of 'Assess accuracy' or 'Assess accuracy with points'.</source>
        <translation>Choisissez un rapport ou un fichier de scores d’« Évaluer l’exactitude » ou d’« Évaluer l’exactitude avec des points ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/map_texts.py"/>
        <source>Overall accuracy {overall:.1f} % ± {half:.1f} % (95 % interval), from {points} sample points.</source>
        <translation>Exactitude globale {overall:.1f} % ± {half:.1f} % (intervalle à 95 %), d’après {points} points d’échantillonnage.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/map_texts.py"/>
        <source>Overall accuracy {overall:.1f} %.</source>
        <translation>Exactitude globale {overall:.1f} %.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/map_texts.py"/>
        <source>Overall accuracy {overall:.1f} %, mean F1 of the classes {f1:.1f} %, compared with a reference.</source>
        <translation>Exactitude globale {overall:.1f} %, F1 moyen des classes {f1:.1f} %, par comparaison avec une référence.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/map_texts.py"/>
        <source>Orthophoto: {name}.</source>
        <translation>Orthophoto : {name}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/map_texts.py"/>
        <source>Classified by {model} (Vaihingen U-Net {version}) on {date}.</source>
        <translation>Classée par {model} (Vaihingen U-Net {version}) le {date}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/parameter_layers.py"/>
        <source>{name}: {path} can be read neither as a raster nor as a polygon layer.
Choose existing ones.</source>
        <translation>{name} : {path} ne peut être lu ni comme raster ni comme couche de polygones.
Choisissez une donnée existante.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/parameter_layers.py"/>
        <source>{name}: the raster {path} cannot be read.
Choose an existing raster.</source>
        <translation>{name} : le raster {path} ne peut pas être lu.
Choisissez un raster existant.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/parameter_layers.py"/>
        <source>The layer {name} comes from a service ({kind}), but a raster file is needed.
Save it as GeoTIFF (Export &gt; Save As) and choose that file.</source>
        <translation>La couche {name} vient d’un service ({kind}), mais un fichier raster est nécessaire.
Enregistrez-la en GeoTIFF (Exporter &gt; Enregistrer sous) et choisissez ce fichier.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{parameter} holds rasters and vector layers ({names}).
Give either rasters or polygon layers.</source>
        <translation>{parameter} contient des rasters et des couches vectorielles ({names}).
Donnez soit des rasters, soit des couches de polygones.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>Give a polygon layer.</source>
        <translation>Donnez une couche de polygones.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>it has none</source>
        <translation>elle n’en a aucun</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>ZONE_FIELD {field} is no field of the polygon layer {name}.
Choose one of its fields: {fields}.</source>
        <translation>ZONE_FIELD {field} n’est pas un champ de la couche de polygones {name}.
Choisissez l’un de ses champs : {fields}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{name} is {value}, but {parameter} holds rasters, which have no fields and no polygons.
Leave {name} empty, or give polygon layers.</source>
        <translation>{name} vaut {value}, mais {parameter} contient des rasters, qui n’ont ni champs ni polygones.
Laissez {name} vide, ou donnez des couches de polygones.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>Give polygon layers or rasters.</source>
        <translation>Donnez des couches de polygones ou des rasters.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{parameter}: {name} is a layer of type {kind}.
{remedy}</source>
        <translation>{parameter} : {name} est une couche de type {kind}.
{remedy}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>The polygon layer {name} is empty.
Give a layer with polygons.</source>
        <translation>La couche de polygones {name} est vide.
Donnez une couche qui contient des polygones.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>OTHER_CLASS is {other}, but {name} are labels of which only those count that a person has looked at: all else has no class.
Leave OTHER_CLASS empty.</source>
        <translation>OTHER_CLASS vaut {other}, mais {name} sont des étiquettes dont seules comptent celles qu’une personne a vues : tout le reste est sans classe.
Laissez OTHER_CLASS vide.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>CLASS_FIELD {field} is no field of the polygon layer {name}.</source>
        <translation>CLASS_FIELD {field} n’est pas un champ de la couche de polygones {name}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>CLASS_FIELD is missing: it names the field of {name} that holds the class.</source>
        <translation>CLASS_FIELD manque : c’est le champ de {name} qui porte la classe.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>Choose one of its fields: {fields}.</source>
        <translation>Choisissez l’un de ses champs : {fields}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>If all polygons are of one class, give that in POLYGON_CLASS (such as building) in place of a field, and in OTHER_CLASS the class of all else.</source>
        <translation>Si tous les polygones sont d’une seule classe, donnez-la dans POLYGON_CLASS (par exemple building) à la place d’un champ, et dans OTHER_CLASS la classe de tout le reste.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{parameter}: {path} holds several layers: {names}.
Name one: {path}|layername={first}</source>
        <translation>{parameter} : {path} contient plusieurs couches : {names}.
Nommez-en une : {path}|layername={first}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{name} lies in memory only: save it to be able to repeat this run.</source>
        <translation>{name} n’existe qu’en mémoire : enregistrez-la pour pouvoir répéter ce calcul.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{name} has edits that are not saved; they are used, but the run record cannot name them.</source>
        <translation>{name} a des modifications non enregistrées ; elles sont utilisées, mais la trace du calcul ne peut pas les nommer.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{names} have no georeference: QGIS shows them at the same place, so each polygon would lie on all of them.
Georeference them, or make a raster of each one's polygons first.</source>
        <translation>{names} n’ont pas de géoréférence : QGIS les montre au même endroit, si bien que chaque polygone se trouverait sur toutes.
Géoréférencez-les, ou faites d’abord un raster des polygones de chacune.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>Rasterising the polygons on {name}</source>
        <translation>Rastérisation des polygones sur {name}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{name}: no polygon lies on it; all of it is {other}.</source>
        <translation>{name} : aucun polygone ne s’y trouve ; tout y est {other}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>All polygons are {name} ({value}).</source>
        <translation>Tous les polygones sont {name} ({value}).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>Where no polygon lies is {name} ({value}).</source>
        <translation>Là où il n’y a pas de polygone, c’est {name} ({value}).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{layer} has no coordinate reference system; it is taken to be in that of the rasters ({known}).</source>
        <translation>{layer} n’a pas de système de coordonnées ; elle est supposée être dans celui des rasters ({known}).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{names}: no coordinate reference system; the coordinates of {layer} are taken as they are.</source>
        <translation>{names} : pas de système de coordonnées ; les coordonnées de {layer} sont prises telles quelles.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{names}: nothing leads from the coordinate reference system of {layer} to theirs; its coordinates are taken as they are.</source>
        <translation>{names} : rien ne mène du système de coordonnées de {layer} au leur ; ses coordonnées sont prises telles quelles.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>No polygon lies on {names}.
Give polygons for each of the rasters, or leave those without out; if there are some, check the coordinate reference systems of both.</source>
        <translation>Aucun polygone ne se trouve sur {names}.
Donnez des polygones pour chacun des rasters, ou laissez de côté ceux qui n’en ont pas ; s’il y en a, vérifiez les systèmes de coordonnées des deux.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygons_nearby.py"/>
        <source>{layer}, feature {number}</source>
        <translation>{layer}, entité {number}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygons_nearby.py"/>
        <source>it has points that do not exist there</source>
        <translation>elle a des points qui n’y existent pas</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygons_nearby.py"/>
        <source>{what} cannot be brought from {source} to {target}, the coordinate reference system of the raster: {reason}.
Check the coordinate reference systems of both, or reproject the layer first.</source>
        <translation>{what} ne peut pas être transformée de {source} vers {target}, le système de coordonnées du raster : {reason}.
Vérifiez les systèmes de coordonnées des deux, ou reprojetez d’abord la couche.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_check.py"/>
        <source>{found} of {count} features are in the file; the disk is probably full</source>
        <translation>{found} entités sur {count} sont dans le fichier ; le disque est probablement plein</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>is no layer of an earlier run</source>
        <translation>n’est pas une couche d’un calcul antérieur</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>{name}: {path} holds a layer {table} already, which is of no earlier run and would be lost.</source>
        <translation>{name} : {path} contient déjà une couche {table}, qui ne vient pas d’un calcul antérieur et serait perdue.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>Choose another name for the layer.</source>
        <translation>Choisissez un autre nom pour la couche.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>{count} QGIS project(s)</source>
        <translation>{count} projet(s) QGIS</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>holds {others}</source>
        <translation>contient {others}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>is no GeoPackage</source>
        <translation>n’est pas un GeoPackage</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>{name} {path} exists, and {count} of its features have a value in '{field}': that work would be lost.</source>
        <translation>{name} {path} existe, et {count} de ses entités ont une valeur dans « {field} » : ce travail serait perdu.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>{name} {path} exists and {what}, which would be lost.</source>
        <translation>{name} {path} existe et {what}, ce qui serait perdu.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>Choose another name, or put the layer into a GeoPackage beside what that holds: 'Save to GeoPackage' in the dialog, or ogr:dbname='{path}' table="{name}".</source>
        <translation>Choisissez un autre nom, ou mettez la couche dans un GeoPackage à côté de ce qu’il contient : « Enregistrer vers un GeoPackage » dans la boîte de dialogue, ou ogr:dbname='{path}' table="{name}".</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>{name} {path} is a name that QGIS cannot open as GeoPackage: it has a % in it.</source>
        <translation>{name} {path} est un nom que QGIS ne peut pas ouvrir comme GeoPackage : il contient un %.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>Choose another name or folder, without %.</source>
        <translation>Choisissez un autre nom ou dossier, sans %.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>Choose another place or format for {name}, or free space.</source>
        <translation>Choisissez un autre emplacement ou format pour {name}, ou libérez de la place.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>{name}: a file that ends with {ending} holds the attributes only, without geometries.</source>
        <translation>{name} : un fichier qui se termine par {ending} ne contient que les attributs, sans géométries.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>{name} {path} is also an input or another output.</source>
        <translation>{name} {path} est aussi une entrée ou une autre sortie.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>Choose another file.</source>
        <translation>Choisissez un autre fichier.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>EXTENT cannot be brought to another coordinate reference system: {why}</source>
        <translation>EXTENT ne peut pas être transformée vers un autre système de coordonnées : {why}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>EXTENT is {wide:.3g} x {high:.3g} km, which are {millions:.0f} million pixels of {pixel:.3g} m. At most {most:.0f} million are drawn from the web layer {name}.</source>
        <translation>EXTENT mesure {wide:.3g} x {high:.3g} km, ce qui fait {millions:.0f} millions de pixels de {pixel:.3g} m. Au plus {most:.0f} millions sont dessinés de la couche web {name}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>Choose a smaller part, such as {side:.2g} x {side:.2g} km, or get the orthophotos as files.</source>
        <translation>Choisissez une partie plus petite, par exemple {side:.2g} x {side:.2g} km, ou procurez-vous les orthophotos en fichiers.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>The web layer {name} shows nothing in EXTENT at pixels of {pixel:.3g} m.</source>
        <translation>La couche web {name} ne montre rien dans EXTENT avec des pixels de {pixel:.3g} m.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>Look at the layer there at a large scale: it may end elsewhere, hide at this scale, or its service may not answer.</source>
        <translation>Regardez la couche à cet endroit à grande échelle : elle finit peut-être ailleurs, se cache à cette échelle, ou son service ne répond pas.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>The web layer {name} shows nothing in {share:.2g} % of EXTENT, which gets no class (255): it ends there, or its service has not answered everywhere.</source>
        <translation>La couche web {name} ne montre rien dans {share:.2g} % de EXTENT, qui ne reçoivent pas de classe (255) : elle y finit, ou son service n’a pas répondu partout.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>The web layer {name} cannot be drawn: {why}.</source>
        <translation>La couche web {name} ne peut pas être dessinée : {why}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>Check the connection and whether QGIS shows the layer there, and try again.</source>
        <translation>Vérifiez la connexion et si QGIS montre la couche à cet endroit, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/zones/found.py"/>
        <source>No zone of {layer} lies on {raster}.
Choose the zones of this area, and check the coordinate reference systems of both.</source>
        <translation>Aucune zone de {layer} ne se trouve sur {raster}.
Choisissez les zones de cet endroit, et vérifiez les systèmes de coordonnées des deux.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/zones/found.py"/>
        <source>without name</source>
        <translation>sans nom</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/zones/table.py"/>
        <source>beyond the map</source>
        <translation>hors de la carte</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/__init__.py"/>
        <source>Cuts patches of orthophotos with references, trains a U-Net, classifies another orthophoto with it and measures how right that is, in one go.</source>
        <translation>Découpe des imagettes d’orthophotos avec références, entraîne un U-Net, classe avec lui une autre orthophoto et mesure à quel point c’est juste, d’un seul trait.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/__init__.py"/>
        <source>Trains on from what you have labelled, maps the orthophoto again, and prepares the blocks that are worth labelling next, in one go.</source>
        <translation>Poursuit l’entraînement à partir de ce que vous avez étiqueté, cartographie de nouveau l’orthophoto et prépare les blocs qui valent d’être étiquetés ensuite, d’une seule traite.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/interpretation.py"/>
        <source>The last answer was changed elsewhere meanwhile, and stays as it is.</source>
        <translation>La dernière réponse a été changée ailleurs entre-temps et reste telle quelle.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/panels.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>Interpret points</source>
        <translation>Interpréter les points</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/panels.py"/>
        <source>Watch training</source>
        <translation>Suivre l’entraînement</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/panels.py"/>
        <source>Install the engine</source>
        <translation>Installer le moteur</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/panels.py"/>
        <source>{count} points wait to be interpreted.</source>
        <translation>{count} points attendent d’être interprétés.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>{name} cannot be edited. If the layer is set to read-only, change that in the properties of the project; else export it as a GeoPackage (right-click, Export &gt; Save Features As) and interpret the copy.</source>
        <translation>{name} ne peut pas être modifiée. Si la couche est en lecture seule, changez cela dans les propriétés du projet ; sinon, exportez-la en GeoPackage (clic droit, Exporter &gt; Sauvegarder les entités sous) et interprétez la copie.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>{name} has no list of classes at its field 'reference'. Load the style that 'Draw sample points' has saved with the layer (right-click, Styles), or open the layer's own file again.</source>
        <translation>{name} n’a pas de liste de classes dans son champ « reference ». Chargez le style que « Tirer des points d’échantillonnage » a enregistré avec la couche (clic droit, Styles), ou rouvrez le fichier de la couche.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>{name} cannot be edited now.</source>
        <translation>{name} ne peut pas être modifiée maintenant.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>The point is no longer in {name}.</source>
        <translation>Le point n’est plus dans {name}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>The answers could not be saved in {name}, and wait among the layer's edits: {reason}
Go on, and choose Save when the file can be written again.</source>
        <translation>Les réponses n’ont pas pu être enregistrées dans {name} et attendent parmi les modifications de la couche : {reason}
Continuez, et choisissez Enregistrer quand le fichier pourra de nouveau être écrit.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>no reason was given</source>
        <translation>aucune raison n’a été donnée</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>Copied points: {named} occur more than once in {layer}. Delete the copies in the attribute table: each point counts once.</source>
        <translation>Points copiés : {named} apparaissent plus d’une fois dans {layer}. Supprimez les copies dans la table d’attributs : chaque point compte une fois.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>The layer is in edit mode: answers are among its edits until they are saved.</source>
        <translation>La couche est en mode édition : les réponses sont parmi ses modifications jusqu’à leur enregistrement.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>The map shows the classes of {layers}. Hide that while you interpret, so that it does not guide you.</source>
        <translation>La carte montre les classes de {layers}. Masquez-les pendant l’interprétation, pour qu’elles ne vous guident pas.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>Choose the points to interpret in the list.</source>
        <translation>Choisissez dans la liste les points à interpréter.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>There is no layer of sample points in the project. Run 'Draw sample points', or open one.</source>
        <translation>Il n’y a pas de couche de points d’échantillonnage dans le projet. Lancez « Tirer des points d’échantillonnage », ou ouvrez-en une.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>%v of %m interpreted</source>
        <translation>%v sur %m interprétés</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/points.py"/>
        <source>unsure</source>
        <translation>incertain</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>The point before (Backspace, or arrow left)</source>
        <translation>Le point précédent (Retour arrière, ou flèche gauche)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>The next open point (Space, or arrow right)</source>
        <translation>Le prochain point sans réponse (Espace, ou flèche droite)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Take the last answer back (Ctrl+Z)</source>
        <translation>Reprendre la dernière réponse (Ctrl+Z)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Save the edits of the layer</source>
        <translation>Enregistrer les modifications de la couche</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Assess accuracy with points...</source>
        <translation>Évaluer l’exactitude par des points...</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Scale</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source> ({count} unsure)</source>
        <translation> ({count} incertains)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Point {name}</source>
        <translation>Point {name}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>All points are interpreted.</source>
        <translation>Tous les points sont interprétés.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>The layer has no points.</source>
        <translation>La couche n’a pas de points.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Loss:</source>
        <translation>Perte :</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Validation:</source>
        <translation>Validation :</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Open report</source>
        <translation>Ouvrir le rapport</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>No training has been started yet in this session of QGIS.</source>
        <translation>Aucun entraînement n’a encore été lancé dans cette session de QGIS.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>map, epoch {number}</source>
        <translation>carte, époque {number}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Best so far: mean F1 {score:.1f} % in epoch {epoch:.0f}</source>
        <translation>Meilleur jusqu’ici : F1 moyen {score:.1f} % à l’époque {epoch:.0f}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Stopping...</source>
        <translation>Arrêt en cours...</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Stop, keep the best model</source>
        <translation>Arrêter, garder le meilleur modèle</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_state.py"/>
        <source>The engine starts.</source>
        <translation>Le moteur démarre.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_state.py"/>
        <source>The training has ended.</source>
        <translation>L’entraînement est terminé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/provider.py"/>
        <source>Vaihingen U-Net (land cover from orthophotos)</source>
        <translation>Vaihingen U-Net (occupation du sol à partir d’orthophotos)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/provider.py"/>
        <source>Python of the engine</source>
        <translation>Python du moteur</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/provider.py"/>
        <source>Folders shared with another machine</source>
        <translation>Dossiers partagés avec une autre machine</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/provider.py"/>
        <source>The model {path} cannot be read.</source>
        <translation>Le modèle {path} ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/areas.py"/>
        <source>The small areas of {raster} cannot be merged</source>
        <translation>Les petites surfaces de {raster} ne peuvent pas être fusionnées</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/areas.py"/>
        <source>The areas of {raster} cannot be traced</source>
        <translation>Les surfaces de {raster} ne peuvent pas être tracées</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/areas.py"/>
        <source>The areas in {areas} cannot be read.</source>
        <translation>Les surfaces dans {areas} sont illisibles.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/areas.py"/>
        <source>Check that there is space on the disk.</source>
        <translation>Vérifiez qu’il y a de la place sur le disque.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/areas.py"/>
        <source>The means of {raster} cannot be computed</source>
        <translation>Les moyennes de {raster} ne peuvent pas être calculées</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/areas.py"/>
        <source>the memory is too small</source>
        <translation>la mémoire est trop petite</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/areas.py"/>
        <source>Check that there is space beside {target}, a temporary file.</source>
        <translation>Vérifiez qu’il y a de la place à côté de {target}, un fichier temporaire.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/band_order.py"/>
        <source> Band {band} is marked as alpha in {file}, but {parameter} names it: it is read as data.</source>
        <translation> La bande {band} est marquée comme alpha dans {file}, mais {parameter} la nomme : elle est lue comme données.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/burning.py"/>
        <source>The polygons on {raster} cannot be rasterised: {error}.</source>
        <translation>Les polygones sur {raster} ne peuvent pas être rastérisés : {error}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/burning.py"/>
        <source>Check that there is space for {target}, the temporary raster.</source>
        <translation>Vérifiez qu’il y a de la place pour {target}, le raster temporaire.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/burning.py"/>
        <source>{target}, the temporary raster, cannot be written: {error}.</source>
        <translation>{target}, le raster temporaire, ne peut pas être écrit : {error}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/burning.py"/>
        <source>Free space.</source>
        <translation>Faites de la place.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/class_areas.py"/>
        <source>Check that the raster is whole.</source>
        <translation>Vérifiez que le raster est entier.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/class_areas.py"/>
        <source>{raster} holds more than {most} different values, so it is no class raster.</source>
        <translation>{raster} contient plus de {most} valeurs différentes : ce n’est donc pas un raster de classes.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/class_areas.py"/>
        <source>Choose a classified raster: one band of class codes.</source>
        <translation>Choisissez un raster classé : une bande de codes de classe.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/class_window.py"/>
        <source>its values are no class codes, which are whole numbers from 0 to 254</source>
        <translation>ses valeurs ne sont pas des codes de classe, qui sont des nombres entiers de 0 à 254</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/class_window.py"/>
        <source>The class raster {path} cannot be read: {error}.</source>
        <translation>Le raster de classes {path} est illisible : {error}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/class_window.py"/>
        <source>Give a land-cover raster of 'Classify'.</source>
        <translation>Donnez un raster d’occupation du sol de « Classer une orthophoto ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/gdal_file.py"/>
        <source>GDAL gives no reason</source>
        <translation>GDAL ne donne pas de raison</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/grid.py"/>
        <source>Choose an existing raster.</source>
        <translation>Choisissez un raster qui existe.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/ndvi.py"/>
        <source>The NDVI of {source} cannot be computed: {reason}.</source>
        <translation>Le NDVI de {source} ne peut pas être calculé : {reason}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/ndvi.py"/>
        <source>Check that the raster is whole and that there is space for {target}.</source>
        <translation>Vérifiez que le raster est entier et qu’il y a de la place pour {target}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/ndvi.py"/>
        <source>{count} of {total} pixels of {file} have a negative value in band {nir} or {red}, and so no NDVI ({nodata:g}).</source>
        <translation>{count} pixels sur {total} de {file} ont une valeur négative dans la bande {nir} ou {red}, et donc pas de NDVI ({nodata:g}).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/pixel_reader.py"/>
        <source>{path} holds no bands with data.</source>
        <translation>{path} ne contient pas de bandes de données.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/rasters/pixel_reader.py"/>
        <source>Choose an orthophoto.</source>
        <translation>Choisissez une orthophoto.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Name of the layout</source>
        <translation>Nom de la mise en page</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>The accuracy is that of {map}; make sure that {layer} was made of it.</source>
        <translation>L’exactitude est celle de {map} ; assurez-vous que {layer} en provient.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>The layout '{name}' is in the project: Project &gt; Layouts.</source>
        <translation>La mise en page « {name} » est dans le projet : Projet &gt; Mises en page.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>The project {path} cannot be written: {reason}</source>
        <translation>Le projet {path} ne peut pas être écrit : {reason}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>The project was written: {path}</source>
        <translation>Le projet a été écrit : {path}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>A layout belongs to a project, but none is open.</source>
        <translation>Une mise en page appartient à un projet, mais aucun n’est ouvert.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Outside of QGIS's window, name the project: qgis_process run vaihingen:maplayout --PROJECT_PATH=town.qgz -- INPUT=... The layout is written into that file.</source>
        <translation>Hors de la fenêtre de QGIS, indiquez le projet : qgis_process run vaihingen:maplayout --PROJECT_PATH=town.qgz -- INPUT=... La mise en page est écrite dans ce fichier.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>The project {path} cannot be written.</source>
        <translation>Le projet {path} ne peut pas être écrit.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Make the file writable, or copy the project.</source>
        <translation>Rendez le fichier accessible en écriture, ou copiez le projet.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Map of {layer}</source>
        <translation>Carte de {layer}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>The project has a layout '{name}' already, which was made or changed by hand.</source>
        <translation>Le projet a déjà une mise en page « {name} », faite ou modifiée à la main.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Give another name in NAME, or delete that layout (Project &gt; Layout Manager).</source>
        <translation>Donnez un autre nom dans NAME, ou supprimez cette mise en page (Projet &gt; Gestionnaire de mises en page).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>{layer} is neither a raster nor a layer of polygons.</source>
        <translation>{layer} n’est ni un raster ni une couche de polygones.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Choose a classified raster, or the polygons made of it.</source>
        <translation>Choisissez un raster classé, ou les polygones qui en ont été faits.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Class layer</source>
        <translation>Couche de classes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Classified raster, or polygons made of it. A layer of the project; a file that is none yet is added to it.</source>
        <translation>Raster classé, ou polygones qui en ont été faits. Une couche du projet ; un fichier qui n’en est pas encore une y est ajouté.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Heading of the map. Empty: the name of the layer.</source>
        <translation>Titre de la carte. Vide : le nom de la couche.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>A report or a file of scores of 'Assess accuracy' or 'Assess accuracy with points': the map says how right it is.</source>
        <translation>Un rapport ou un fichier de scores d’« Évaluer l’exactitude » ou d’« Évaluer l’exactitude avec des points » : la carte dit à quel point elle est juste.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Whose data these are, such as: Orthophoto © IGN 2023. Orthophoto, model and date follow by themselves where the layer has a run record.</source>
        <translation>À qui sont ces données, par exemple : Orthophoto © IGN 2023. L’orthophoto, le modèle et la date s’y ajoutent d’eux-mêmes si la couche a un compte rendu de traitement.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Size and direction of the page.</source>
        <translation>Format et orientation de la page.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>A4, landscape</source>
        <translation>A4, paysage</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>A4, portrait</source>
        <translation>A4, portrait</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>A3, landscape</source>
        <translation>A3, paysage</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>A3, portrait</source>
        <translation>A3, portrait</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Scale 1 :</source>
        <translation>Échelle 1 :</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Denominator of the scale, such as 5000. 0: the largest round one at which the whole layer fits on the page.</source>
        <translation>Dénominateur de l’échelle, par exemple 5000. 0 : la plus grande échelle lisible à laquelle toute la couche tient sur la page.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/add_layout.py"/>
        <source>Its name in the project. Empty: 'Map of', and the name of the layer.</source>
        <translation>Son nom dans le projet. Vide : « Carte de », et le nom de la couche.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/arrange.py"/>
        <source>{subject} {what}</source>
        <translation>{subject} : {what}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/burn_references.py"/>
        <source>{layers} (rasterised on {raster})</source>
        <translation>{layers} (rastérisé sur {raster})</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>web layer</source>
        <translation>couche web</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>Drawing {name}</source>
        <translation>Dessin de {name}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>The picture of {name} cannot be written to {folder}: {why}</source>
        <translation>L’image de {name} ne peut pas être écrite dans {folder} : {why}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>{name} (drawn by QGIS)</source>
        <translation>{name} (dessinée par QGIS)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>ORTHO is the web layer {name}, of which only a part can be drawn, but EXTENT is empty.</source>
        <translation>ORTHO est la couche web {name}, dont seule une partie peut être dessinée, mais EXTENT est vide.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>Choose the part in EXTENT, such as what the map shows.</source>
        <translation>Choisissez la partie dans EXTENT, par exemple ce que montre la carte.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>ORTHO is the web layer {name}, a picture of red, green and blue in 8 bits, but the model was trained on {count} bands of {dtype}: {bands}.</source>
        <translation>ORTHO est la couche web {name}, une image en rouge, vert et bleu à 8 bits, mais le modèle a été entraîné sur {count} bandes en {dtype} : {bands}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>Give an orthophoto with those bands as a file, or take a model trained on pictures of this kind.</source>
        <translation>Donnez une orthophoto avec ces bandes en fichier, ou prenez un modèle entraîné sur des images de cette sorte.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>The model does not say which pixel size it needs, so the web layer {name} cannot be drawn.</source>
        <translation>Le modèle ne dit pas de quelle taille de pixel il a besoin ; la couche web {name} ne peut donc pas être dessinée.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>Save the part as GeoTIFF (Export &gt; Save As) at the right resolution, and choose that file.</source>
        <translation>Enregistrez la partie en GeoTIFF (Exporter &gt; Enregistrer sous) à la bonne résolution et choisissez ce fichier.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>ORTHO is the web layer {name}: QGIS draws {width} x {height} pixels of {pixel:.3g} m of it, in {system}. Such a picture has three bands of 8 bits in the colours of the service, compressed as it pleases, and no measured values: expect less than from an orthophoto in a file. Mind the terms of the service.</source>
        <translation>ORTHO est la couche web {name} : QGIS en dessine {width} x {height} pixels de {pixel:.3g} m, en {system}. Une telle image a trois bandes à 8 bits dans les couleurs du service, compressées à son gré, et aucune valeur mesurée : attendez-en moins que d’une orthophoto en fichier. Respectez les conditions du service.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>The finest tiles of {name} have pixels of about {finest:.2g} m there, larger than those of {pixel:.3g} m that the model was trained on: they are enlarged and show less. Expect a poorer result.</source>
        <translation>Les tuiles les plus fines de {name} ont là des pixels d’environ {finest:.2g} m, plus grands que ceux de {pixel:.3g} m sur lesquels le modèle a été entraîné : elles sont agrandies et montrent moins. Attendez-vous à un résultat moins bon.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/engine_there.py"/>
        <source>The engine is not installed yet.</source>
        <translation>Le moteur n’est pas encore installé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/engine_there.py"/>
        <source>0.2 to 4 GB are downloaded, which needs internet; QGIS's own Python stays as it is.</source>
        <translation>De 0,2 à 4 Go sont téléchargés, ce qui demande internet ; le Python de QGIS lui-même reste tel quel.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/engine_there.py"/>
        <source>Run 'Install or check the engine' with 'Create a private environment'</source>
        <translation>Lancez « Installer ou vérifier le moteur » avec « Créer un environnement privé »</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/engine_there.py"/>
        <source>Run:  {line}</source>
        <translation>Exécutez :  {line}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/load_town.py"/>
        <source>Heights above ground</source>
        <translation>Hauteurs au-dessus du sol</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/load_town.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Orthophotos</source>
        <translation>Orthophotos</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/load_town.py"/>
        <source>The map shows the first {number} tiles.</source>
        <translation>La carte montre les {number} premières dalles.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_ground.py"/>
        <location filename="../training/report/templates/dataset.html"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_ground.py"/>
        <source>Blocks to label</source>
        <translation>Blocs à étiqueter</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_ground.py"/>
        <source>OUTPUT {path} cannot be written: {reason}.</source>
        <translation>OUTPUT {path} ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_ground.py"/>
        <source>{blocks} blocks with {count} polygons to correct.</source>
        <translation>{blocks} blocs avec {count} polygones à corriger.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_ground.py"/>
        <source>{about} labels</source>
        <translation>{about} étiquettes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_ground.py"/>
        <source>{about} blocks to label</source>
        <translation>{about} blocs à étiqueter</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_ground.py"/>
        <source>Labelling of {about}</source>
        <translation>Étiquetage de {about}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_ground.py"/>
        <source>Where the layers are loaded, snapping and topological editing are switched on in the project, and new polygons end where others begin.</source>
        <translation>Là où les couches sont chargées, l’accrochage et l’édition topologique sont activés dans le projet, et les nouveaux polygones s’arrêtent là où d’autres commencent.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_ground.py"/>
        <source>MAPS: {name} has {bands} bands, but a land-cover raster has one.
Give the result of 'Classify an orthophoto', not the orthophoto.</source>
        <translation>MAPS : {name} a {bands} bandes, mais un raster d’occupation du sol n’en a qu’une.
Donnez le résultat de « Classer une orthophoto », et non l’orthophoto.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_polygons.py"/>
        <source>{name} concerns POLYGONS only, which are not made.</source>
        <translation>{name} ne concerne que POLYGONS, qui n’est pas demandé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_polygons.py"/>
        <source>the confidence (a temporary raster for POLYGONS)</source>
        <translation>la confiance (un raster temporaire pour POLYGONS)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_polygons.py"/>
        <source>POLYGONS was not written, but the land-cover raster is complete: {path}</source>
        <translation>POLYGONS n’a pas été écrit, mais le raster d’occupation du sol est complet : {path}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Areas</source>
        <translation>Surfaces</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>Table (.gpkg, .csv, .xlsx, .ods and others) with a row for each zone and class: zone, class, name, pixels, area_m2, area_ha, share (of what is classified in the zone, per cent) and share_zone (of the whole zone). Rows without a class say how much of a zone has no data or lies beyond the map.</source>
        <translation>Tableau (.gpkg, .csv, .xlsx, .ods et autres) avec une ligne par zone et par classe : zone, class, name, pixels, area_m2, area_ha, share (de ce qui est classé dans la zone, en pour cent) et share_zone (de toute la zone). Des lignes sans classe disent quelle part d’une zone n’a pas de données ou dépasse la carte.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>ZONE_FIELD is {field}, but ZONES is empty.
Choose the layer that has this field.</source>
        <translation>ZONE_FIELD est {field}, mais ZONES est vide.
Choisissez la couche qui a ce champ.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>it has {bands} bands</source>
        <translation>il a {bands} bandes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>{name} is no class raster: {what}.</source>
        <translation>{name} n’est pas un raster de classes : {what}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>Choose a classified raster: one band of class codes. 'Convert labels' makes one of class colours.</source>
        <translation>Choisissez un raster classé : une seule bande de codes de classe. « Convertir des étiquettes » en fait un à partir de couleurs de classe.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>{name} has no georeference: the table counts pixels, and areas are empty.</source>
        <translation>{name} n’a pas de géoréférence : le tableau compte des pixels, et les surfaces sont vides.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>{name} has no coordinate reference system: map units are taken for metres.</source>
        <translation>{name} n’a pas de système de coordonnées : les unités de la carte sont prises pour des mètres.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>{layer} has no coordinate reference system; it is taken to be in that of the raster ({crs}).</source>
        <translation>{layer} n’a pas de système de coordonnées ; elle est supposée dans celui du raster ({crs}).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>{count} zones lie on the map.</source>
        <translation>{count} zones se trouvent sur la carte.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>{count} of them reach beyond the map: see the rows 'beyond the map'.</source>
        <translation>{count} d’entre elles dépassent la carte : voir les lignes « hors de la carte ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Classified raster</source>
        <translation>Raster classé</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>One band of class codes, of any size.</source>
        <translation>Une bande de codes de classe, de n’importe quelle taille.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>Zones</source>
        <translation>Zones</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>Polygon layer, such as communes, districts or parcels: the table has the areas of each zone. Empty: those of the raster as a whole.</source>
        <translation>Couche de polygones, par exemple des communes, des quartiers ou des parcelles : le tableau a les surfaces de chaque zone. Vide : celles du raster entier.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>Field with the name of the zone</source>
        <translation>Champ avec le nom de la zone</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>Polygons of the same name are one zone. Empty: each polygon is a zone, named by its number (fid).</source>
        <translation>Les polygones de même nom forment une zone. Vide : chaque polygone est une zone, désignée par son numéro (fid).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/measure_areas.py"/>
        <source>JSON, CSV or QGIS style with value, name and colour of each class, for a raster that does not name its classes. Without names, the table shows the values.</source>
        <translation>Fichier JSON, CSV ou style QGIS avec la valeur, le nom et la couleur de chaque classe, pour un raster qui ne nomme pas ses classes. Sans noms, le tableau montre les valeurs.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/run_engine.py"/>
        <source>Python of the engine: {path} ({reason})</source>
        <translation>Python du moteur : {path} ({reason})</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/run_engine.py"/>
        <source>The run has failed.</source>
        <translation>Le calcul a échoué.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/run_engine.py"/>
        <source>No report was written.</source>
        <translation>Aucun rapport n’a été écrit.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/blocks.py"/>
        <source>worth most</source>
        <translation>le plus utile</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/blocks.py"/>
        <source>worth much</source>
        <translation>très utile</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/blocks.py"/>
        <source>worth less</source>
        <translation>moins utile</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/blocks.py"/>
        <source>block (1: label it first)</source>
        <translation>bloc (1 : à étiqueter d’abord)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/blocks.py"/>
        <source>worth, in % of the first block</source>
        <translation>utilité, en % du premier bloc</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/blocks.py"/>
        <source>why</source>
        <translation>pourquoi</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/blocks.py"/>
        <source>objects to draw, about</source>
        <translation>objets à dessiner, environ</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/blocks.py"/>
        <source>classes easily confused here</source>
        <translation>classes faciles à confondre ici</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/blocks.py"/>
        <source>chosen by</source>
        <translation>choisi par</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/labelling.py"/>
        <source>untouched, as the model has mapped it</source>
        <translation>intact, tel que le modèle l’a cartographié</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/labelling.py"/>
        <source>corrected or drawn</source>
        <translation>corrigé ou dessiné</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/labelling.py"/>
        <source>state</source>
        <translation>état</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/labelling.py"/>
        <source>to label</source>
        <translation>à étiqueter</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/labelling.py"/>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/labelling.py"/>
        <source>done: all of the block is labelled</source>
        <translation>terminé : tout le bloc est étiqueté</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/map_layout.py"/>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/map_layout.py"/>
        <source>{layout} (theme of the layout)</source>
        <translation>{layout} (thème de la mise en page)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/map_style.py"/>
        <source>Class colours</source>
        <translation>Couleurs des classes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/points.py"/>
        <source>true class</source>
        <translation>vraie classe</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/points.py"/>
        <source>to interpret</source>
        <translation>à interpréter</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/points.py"/>
        <source>interpreted</source>
        <translation>interprété</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>water, shadow</source>
        <translation>eau, ombre</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>roofs, roads, bare soil</source>
        <translation>toits, routes, sol nu</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>sparse or dry vegetation</source>
        <translation>végétation clairsemée ou sèche</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>lawns, meadows</source>
        <translation>pelouses, prairies</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>trees, dense vegetation</source>
        <translation>arbres, végétation dense</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>like the training</source>
        <translation>comme à l’entraînement</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>at the limit</source>
        <translation>à la limite</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>unlike the training</source>
        <translation>autre qu’à l’entraînement</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/base_python.py"/>
        <source>of the kind {name}</source>
        <translation>du genre {name}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/base_python.py"/>
        <source>built without the global lock (free threading)</source>
        <translation>construit sans le verrou global (free threading)</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/base_python.py"/>
        <source>built for {bits} bits</source>
        <translation>construit pour {bits} bits</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/base_python.py"/>
        <source>built for ARM processors</source>
        <translation>construit pour les processeurs ARM</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>PyTorch in the build {build} and what else the engine needs</source>
        <translation>PyTorch dans la variante {build} et ce dont le moteur a besoin par ailleurs</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>{what} will be loaded from {places}: about {load}, which take about {disk} in {folder}; {free} are free.</source>
        <translation>{what} : téléchargement depuis {places}, environ {load}, qui prennent environ {disk} dans {folder} ; {free} sont libres.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>Packages that are missing or too old</source>
        <translation>Paquets manquants ou trop anciens</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>Looking for the program uv</source>
        <translation>Recherche du programme uv</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The program uv cannot be had ({why}); pip does the same more slowly.</source>
        <translation>Le programme uv est indisponible ({why}) ; pip fait de même plus lentement.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>No Python that is fit for the engine was found on this computer, and the program uv, which could load one, cannot be had.
Install Python 3.12 from https://www.python.org and run this again, or choose a Python as PYTHON.</source>
        <translation>Aucun Python convenant au moteur n’a été trouvé sur cet ordinateur, et le programme uv, qui pourrait en télécharger un, est indisponible.
Installez Python 3.12 depuis https://www.python.org et relancez ceci, ou choisissez un Python dans PYTHON.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>{error}
This was {name}; now {other} tries.</source>
        <translation>{error}
C’était {name} ; {other} essaie maintenant.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>{folder} could not be removed whole. The next run with CREATE removes it.</source>
        <translation>{folder} n’a pas pu être supprimé en entier. Le prochain lancement avec CREATE le supprimera.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>Making an environment in {folder}</source>
        <translation>Création d’un environnement dans {folder}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The environment cannot be made</source>
        <translation>L’environnement ne peut pas être fait</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>Installing what the engine needs; this takes minutes</source>
        <translation>Installation de ce dont le moteur a besoin ; cela prend des minutes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The packages cannot be installed</source>
        <translation>Les paquets ne peuvent pas être installés</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The optional packages cannot be installed</source>
        <translation>Les paquets facultatifs ne peuvent pas être installés</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>pip cannot be installed</source>
        <translation>pip ne peut pas être installé</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The environment has no pip, which only lines need that you would type yourself.</source>
        <translation>L’environnement n’a pas pip, qui ne sert qu’aux lignes que vous taperiez vous-même.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>PyTorch cannot be installed</source>
        <translation>PyTorch ne peut pas être installé</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>{error}
The usual PyTorch is installed instead, which may not use the graphics card: about {load} are loaded, which take about {disk}.</source>
        <translation>{error}
Le PyTorch habituel est installé à la place, qui n’utilise peut-être pas la carte graphique : environ {load} à télécharger, qui prennent environ {disk}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>Trying whether PyTorch can be loaded</source>
        <translation>Essai de chargement de PyTorch</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>PyTorch cannot be loaded</source>
        <translation>PyTorch ne peut pas être chargé</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>{error}
The environment that was there before is left as it was.</source>
        <translation>{error}
L’environnement qui existait auparavant est laissé tel quel.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The new environment cannot take the place of {folder}, which another program uses ({error}).
Wait until all trainings and classifications have ended, in other windows of QGIS too, and run this again. The environment is as it was.</source>
        <translation>Le nouvel environnement ne peut pas prendre la place de {folder}, qu’un autre programme utilise ({error}).
Attendez que tous les entraînements et classifications soient terminés, aussi dans d’autres fenêtres de QGIS, et relancez ceci. L’environnement est resté tel quel.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>The disk is full. Make room, or choose a folder on another disk as LOCATION.</source>
        <translation>Le disque est plein. Faites de la place, ou choisissez un dossier sur un autre disque dans LOCATION.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>The path of a file became longer than the system allows. Choose a folder with a shorter path as LOCATION, such as C:\unet.</source>
        <translation>Le chemin d’un fichier est devenu plus long que le système ne le permet. Choisissez un dossier au chemin plus court dans LOCATION, comme C:\unet.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>The proxy asks for a user name and a password. Enter them in Settings &gt; Options &gt; Network, which the installation uses too.</source>
        <translation>Le proxy demande un nom d’utilisateur et un mot de passe. Saisissez-les dans Préférences &gt; Options &gt; Réseau, dont l’installation se sert aussi.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>The proxy cannot be reached or refuses the connection. Check it in Settings &gt; Options &gt; Network.</source>
        <translation>Le proxy n’est pas joignable ou refuse la connexion. Vérifiez-le dans Préférences &gt; Options &gt; Réseau.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>The connection is encrypted with a certificate that this computer does not trust, as companies do to inspect what is loaded. Ask your administrator for the certificate and add it in Settings &gt; Options &gt; Authentication &gt; Manage Certificates, or name its file in the environment variable SSL_CERT_FILE.</source>
        <translation>La connexion est chiffrée avec un certificat auquel cet ordinateur ne fait pas confiance, comme en utilisent les entreprises pour inspecter ce qui est chargé. Demandez le certificat à votre administrateur et ajoutez-le dans Préférences &gt; Options &gt; Authentification &gt; Gérer les certificats, ou nommez son fichier dans la variable d’environnement SSL_CERT_FILE.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>This Python cannot encrypt connections. Choose another one as PYTHON, such as one from https://www.python.org.</source>
        <translation>Ce Python ne peut pas chiffrer les connexions. Choisissez-en un autre dans PYTHON, par exemple de https://www.python.org.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>This Python works only within the program that it belongs to, or was moved. Choose another one as PYTHON, such as one from https://www.python.org.</source>
        <translation>Ce Python ne marche que dans le programme auquel il appartient, ou a été déplacé. Choisissez-en un autre dans PYTHON, par exemple de https://www.python.org.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>Another program holds a file: most often a virus scanner, or a training that still runs. Wait until it has ended, or let the scanner leave the folder out, and run this again.</source>
        <translation>Un autre programme retient un fichier : le plus souvent un antivirus, ou un apprentissage encore en cours. Attendez qu’il soit terminé, ou faites ignorer ce dossier à l’antivirus, et relancez.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>The folder must not be written to. Choose another one as LOCATION.</source>
        <translation>L’écriture dans ce dossier n’est pas permise. Choisissez-en un autre dans LOCATION.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>pip is set to install elsewhere. Remove the lines user, target and prefix from its settings (python -m pip config debug shows where they are).</source>
        <translation>pip est réglé pour installer ailleurs. Enlevez les lignes user, target et prefix de ses réglages (python -m pip config debug montre où elles sont).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>A package is not to be had for this system and this Python, or not from where packages are loaded. Python 3.12 has all of them: choose one as PYTHON; leave TORCH and TORCH_BUILD empty, if they are not.</source>
        <translation>Un paquet n’existe pas pour ce système et ce Python, ou pas là d’où les paquets sont chargés. Python 3.12 les a tous : choisissez-en un dans PYTHON ; laissez TORCH et TORCH_BUILD vides, s’ils ne le sont pas.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>The connection broke off. Run this again: nothing has been changed.</source>
        <translation>La connexion s’est rompue. Relancez : rien n’a été changé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>There is no connection to where packages are loaded. Check the internet and the proxy in Settings &gt; Options &gt; Network; without internet, name a folder with the packages as INDEX.</source>
        <translation>Il n’y a pas de connexion à l’endroit d’où les paquets sont chargés. Vérifiez Internet et le proxy dans Préférences &gt; Options &gt; Réseau ; sans Internet, nommez dans INDEX un dossier avec les paquets.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>Check the connection to the internet and the proxy.</source>
        <translation>Vérifiez la connexion à Internet et le proxy.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/failures.py"/>
        <source>This Python lacks what makes environments; Debian and Ubuntu keep it in a package of its own. Install it in a terminal with:  {line}
or choose another Python as PYTHON.</source>
        <translation>Il manque à ce Python de quoi faire des environnements ; Debian et Ubuntu le gardent dans un paquet à part. Installez-le dans un terminal avec :  {line}
ou choisissez un autre Python dans PYTHON.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/marks.py"/>
        <source>{home}, which it was made from, is gone</source>
        <translation>{home}, à partir duquel il a été fait, a disparu</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/marks.py"/>
        <source>{python} is gone</source>
        <translation>{python} a disparu</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/marks.py"/>
        <source>it was made from Python {version}, which is now Python {now}</source>
        <translation>il a été fait à partir de Python {version}, qui est maintenant Python {now}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/packages.py"/>
        <source>It ended with code {code:#x} and said nothing.</source>
        <translation>Il s’est terminé avec le code {code:#x} sans rien dire.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/packages.py"/>
        <source>{failure}:
{said}
{hint}
The command was:  {line}</source>
        <translation>{failure} :
{said}
{hint}
La commande était :  {line}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/packages.py"/>
        <source>The run was cancelled. What it had begun was removed.</source>
        <translation>Le calcul a été annulé. Ce qu’il avait commencé a été supprimé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{folder} exists and is no environment of this plugin.
Choose a new or empty folder as LOCATION.</source>
        <translation>{folder} existe et n’est pas un environnement de cette extension.
Choisissez un dossier nouveau ou vide comme LOCATION.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>The path {folder} has {length} characters. Files of PyTorch lie up to {more} characters deeper, and Windows allows 259 in all.
Choose a folder with a shorter path as LOCATION, such as C:\unet.</source>
        <translation>Le chemin {folder} a {length} caractères. Les fichiers de PyTorch se trouvent jusqu’à {more} caractères plus loin, et Windows en permet 259 en tout.
Choisissez comme LOCATION un dossier au chemin plus court, par exemple C:\unet.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{folder} cannot be made: {error}.
Choose another folder as LOCATION.</source>
        <translation>{folder} ne peut pas être créé : {error}.
Choisissez un autre dossier comme LOCATION.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>There are {free} free on the disk of {folder}, but {needed} are needed while packages are unpacked.
Make room, choose a folder on another disk as LOCATION, or choose cpu as TORCH_BUILD, which is the smallest.</source>
        <translation>Il y a {free} libres sur le disque de {folder}, mais {needed} sont nécessaires pendant le déballage des paquets.
Faites de la place, choisissez comme LOCATION un dossier sur un autre disque, ou choisissez cpu comme TORCH_BUILD, la plus petite variante.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>This QGIS was made for Intel processors; a Python for Apple's own is taken, which is faster.</source>
        <translation>Ce QGIS a été fait pour les processeurs Intel ; un Python pour ceux d’Apple est pris, plus rapide.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{python} is not a Python interpreter.
Choose another one under PYTHON.</source>
        <translation>{python} n’est pas un interpréteur Python.
Choisissez-en un autre dans PYTHON.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{python} is Python {has}, but the engine needs Python {needs} or newer.
Install a newer Python from https://www.python.org and choose it under PYTHON.</source>
        <translation>{python} est Python {has}, mais le moteur demande Python {needs} ou plus récent.
Installez un Python plus récent depuis https://www.python.org et choisissez-le dans PYTHON.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{python} is a Python {why}, for which there is no PyTorch.
Install the usual Python for 64-bit computers from https://www.python.org and choose it under PYTHON.</source>
        <translation>{python} est un Python {why}, pour lequel il n’y a pas de PyTorch.
Installez le Python habituel pour ordinateurs à 64 bits depuis https://www.python.org et choisissez-le dans PYTHON.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{folder} is left from an installation that did not end, and another program uses it.
Start the computer again and repeat this, or choose another folder as LOCATION.</source>
        <translation>{folder} reste d’une installation qui n’est pas allée à son terme, et un autre programme l’utilise.
Redémarrez l’ordinateur et répétez ceci, ou choisissez un autre dossier comme LOCATION.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>Another window of QGIS is making the environment {folder}.
Wait until it has ended; then this window uses the new environment too.</source>
        <translation>Une autre fenêtre de QGIS est en train de faire l’environnement {folder}.
Attendez qu’elle ait fini ; cette fenêtre utilisera alors aussi le nouvel environnement.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>The folder {folder} must not be written to.
Choose another one as LOCATION.</source>
        <translation>Le dossier {folder} ne doit pas être modifié.
Choisissez-en un autre comme LOCATION.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/torch_choice.py"/>
        <source>No NVIDIA graphics card was found: PyTorch is installed for processors.</source>
        <translation>Aucune carte graphique NVIDIA n’a été trouvée : PyTorch est installé pour le processeur.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/torch_choice.py"/>
        <source>{card}, driver {driver}: PyTorch is installed in the build {build}.</source>
        <translation>{card}, pilote {driver} : PyTorch est installé dans la version {build}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/torch_choice.py"/>
        <source>{card} is too old for PyTorch, which is installed for processors.</source>
        <translation>{card} est trop ancienne pour PyTorch, qui est installé pour le processeur.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/torch_choice.py"/>
        <source> It needs driver {least} or newer, from https://www.nvidia.com/drivers.</source>
        <translation> Il lui faut le pilote {least} ou plus récent, de https://www.nvidia.com/drivers.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/uv.py"/>
        <source>there is none for {system} {machine}</source>
        <translation>il n’y en a pas pour {system} {machine}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/uv.py"/>
        <source>{file} is not the file that is expected: its SHA-256 is another one</source>
        <translation>{file} n’est pas le fichier attendu : son SHA-256 est autre</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/uv.py"/>
        <source>{name} is not in {folders}</source>
        <translation>{name} n’est pas dans {folders}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/uv.py"/>
        <source>{name} is not at {page}</source>
        <translation>{name} n’est pas à {page}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>Chosen automatically; or ssh://user@host/path/to/python for another machine</source>
        <translation>Choisi automatiquement ; ou ssh://user@host/path/to/python pour une autre machine</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>Only with ssh://: folders that both machines see, such as /data=/mnt/nas/data</source>
        <translation>Seulement avec ssh:// : dossiers que les deux machines voient, comme /data=/mnt/nas/data</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>set by the environment variable {name}</source>
        <translation>fixé par la variable d’environnement {name}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>set in Options &gt; Processing &gt; Providers &gt; Vaihingen U-Net</source>
        <translation>fixé dans Options &gt; Traitement &gt; Fournisseurs de traitements &gt; Vaihingen U-Net</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>the plugin's private environment</source>
        <translation>l’environnement privé de l’extension</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>QGIS's own Python, because the plugin's environment is of no use: {lost}</source>
        <translation>le Python de QGIS, parce que l’environnement de l’extension ne sert plus à rien : {lost}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>QGIS's own Python, because no other is set</source>
        <translation>le Python de QGIS, parce qu’aucun autre n’est fixé</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>Run 'Install or check the engine' with CREATE: it makes a Python for the engine.</source>
        <translation>Exécutez « Installer ou vérifier le moteur » avec CREATE : il fait un Python pour le moteur.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>The engine has no Python yet: the one within this QGIS works for QGIS only.</source>
        <translation>Le moteur n’a pas encore de Python : celui de ce QGIS ne marche que pour QGIS.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>{python} ({reason}) is QGIS and no Python interpreter.</source>
        <translation>{python} ({reason}) est QGIS et non un interpréteur Python.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/interpreter.py"/>
        <source>There is no {path}.</source>
        <translation>Il n’y a pas de {path}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Vaihingen U-Net, or run 'Install or check the engine'.</source>
        <translation>Choisissez-en un autre dans Préférences &gt; Options &gt; Traitement &gt; Fournisseurs de traitements &gt; Vaihingen U-Net, ou exécutez « Installer ou vérifier le moteur ».</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source> during '{stage}'</source>
        <translation> pendant « {stage} »</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>Its last words:</source>
        <translation>Ses derniers mots :</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <location filename="../vaihingen_qgis_plugin/worker/remote/run.py"/>
        <source>The run was cancelled.</source>
        <translation>Le calcul a été annulé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>The engine's Python, {python}, cannot be started: {reason}.</source>
        <translation>Le Python du moteur, {python}, ne peut pas être lancé : {reason}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>The engine in {folder} speaks version {version} of the protocol, but the plugin expects version {expected}.</source>
        <translation>Le moteur dans {folder} parle la version {version} du protocole, mais l’extension attend la version {expected}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>Install the plugin again and restart QGIS, so that both are of one version.</source>
        <translation>Réinstallez l’extension et redémarrez QGIS, pour que les deux soient de la même version.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>It wrote {first_line} where the engine's greeting was expected.</source>
        <translation>Il a écrit {first_line} là où le salut du moteur était attendu.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>It ended {how} before it said a word.</source>
        <translation>Il s’est arrêté {how} avant d’avoir dit un mot.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>{python} is Python {version}, but the engine needs Python {least} or newer.</source>
        <translation>{python} est Python {version}, mais le moteur demande Python {least} ou plus récent.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>The environment {environment} is of no use any more: {lost}.</source>
        <translation>L’environnement {environment} ne sert plus à rien : {lost}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>Run 'Install or check the engine' with CREATE, which makes it anew.</source>
        <translation>Exécutez « Installer ou vérifier le moteur » avec CREATE, qui le refait.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>did not start the engine</source>
        <translation>n’a pas lancé le moteur</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>cannot be started, or is not a Python interpreter</source>
        <translation>ne peut pas être lancé, ou n’est pas un interpréteur Python</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>{python} was started, but the engine did not answer.</source>
        <translation>{python} a été lancé, mais le moteur n’a pas répondu.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>The engine stopped without saying why.</source>
        <translation>Le moteur s’est arrêté sans dire pourquoi.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>The engine did not understand its call.</source>
        <translation>Le moteur n’a pas compris son appel.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>Install the plugin again and restart QGIS, so that plugin and engine are of one version.</source>
        <translation>Réinstallez l’extension et redémarrez QGIS, pour que l’extension et le moteur soient de la même version.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>Run it again; if that does not help, report it with the log of this run at {tracker}.</source>
        <translation>Relancez ; si cela n’aide pas, signalez-le avec le journal de ce calcul à {tracker}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>, most likely for lack of memory</source>
        <translation>, sans doute faute de mémoire</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>Close other programs or lower the batch size or the patch size, and run again.</source>
        <translation>Fermez d’autres programmes ou diminuez la taille de lot ou d’imagette, et relancez.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source> With the same parameters and RESUME it goes on from where it was.</source>
        <translation> Avec les mêmes paramètres et RESUME, il reprend là où il en était.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>The worker ended {how}{place}{cause}.</source>
        <translation>Le processus de calcul s’est arrêté {how}{place}{cause}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>The worker ended without a result{place}.</source>
        <translation>Le processus de calcul s’est terminé sans résultat{place}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>This is a mistake of ours. Please report it with the log of this run at {tracker}.</source>
        <translation>C’est une erreur de notre part. Veuillez la signaler avec le journal de ce calcul à {tracker}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>by signal {number}</source>
        <translation>par le signal {number}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/outcome.py"/>
        <source>with code {number}</source>
        <translation>avec le code {number}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/address.py"/>
        <source>Write ssh://user@host/path/to/python, with :port behind the host if it needs one; ~ stands for the home folder there, as in ssh://gpu.example.org/~/venv/bin/python. User and host may be a name from your ~/.ssh/config.</source>
        <translation>Écrivez ssh://user@host/path/to/python, avec :port après la machine s’il en faut un ; ~ y désigne le dossier personnel, comme dans ssh://gpu.example.org/~/venv/bin/python. Utilisateur et machine peuvent être un nom de votre ~/.ssh/config.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/address.py"/>
        <source>{address} holds a password, which is never stored.</source>
        <translation>{address} contient un mot de passe, qui n’est jamais enregistré.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/address.py"/>
        <source>Leave it out, and let ssh log in with a key: ssh-keygen makes one, ssh-copy-id takes it there.</source>
        <translation>Ôtez-le, et laissez ssh se connecter avec une clé : ssh-keygen en fait une, ssh-copy-id l’y porte.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/address.py"/>
        <source>{text} names no machine.</source>
        <translation>{text} ne nomme aucune machine.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/address.py"/>
        <source>{text} has the user {value}, which cannot be one.</source>
        <translation>{text} a l’utilisateur {value}, qui ne peut pas en être un.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/address.py"/>
        <source>{text} has the host {value}, which cannot be one.</source>
        <translation>{text} a la machine {value}, qui ne peut pas en être une.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/address.py"/>
        <source>{text} has the port {port}, but a port is a number from 1 to 65535.</source>
        <translation>{text} a le port {port}, mais un port est un nombre de 1 à 65535.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/address.py"/>
        <source>{text} names no Python on {host}.</source>
        <translation>{text} ne nomme aucun Python sur {host}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Settings &gt; Options &gt; Processing &gt; Providers &gt; Vaihingen U-Net</source>
        <translation>Préférences &gt; Options &gt; Traitement &gt; Fournisseurs de traitements &gt; Vaihingen U-Net</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>{host} is not the machine that it was: its host key has changed</source>
        <translation>{host} n’est plus la machine que c’était : sa clé d’hôte a changé</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>If that is expected, as after it was installed anew, remove the old key in a terminal with:  ssh-keygen -R {name}
Then log in once:  ssh {login}</source>
        <translation>Si c’est attendu, comme après une réinstallation, enlevez l’ancienne clé dans un terminal avec :  ssh-keygen -R {name}
Puis connectez-vous une fois :  ssh {login}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>{host} is not known to ssh yet</source>
        <translation>ssh ne connaît pas encore {host}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Log in once in a terminal, and confirm its key:  ssh {login}</source>
        <translation>Connectez-vous une fois dans un terminal, et confirmez sa clé :  ssh {login}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>{host} did not let you in without a password</source>
        <translation>{host} ne vous a pas laissé entrer sans mot de passe</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Let ssh log in with a key: ssh-keygen makes one, ssh-copy-id takes it there; a key with a passphrase must be loaded in an agent (ssh-add). It is right when this asks nothing:  ssh -o BatchMode=yes {login}</source>
        <translation>Laissez ssh se connecter avec une clé : ssh-keygen en fait une, ssh-copy-id l’y porte ; une clé avec une phrase secrète doit être chargée dans un agent (ssh-add). C’est bon quand ceci ne demande rien :  ssh -o BatchMode=yes {login}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>There is no machine called {host}</source>
        <translation>Il n’y a pas de machine qui s’appelle {host}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Check the name in {setting}, and that this computer is in the network or VPN that knows it.</source>
        <translation>Vérifiez le nom dans {setting}, et que cet ordinateur est dans le réseau ou le VPN qui le connaît.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>{host} does not take connections of ssh</source>
        <translation>{host} n’accepte pas de connexions ssh</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Check the port, and that an ssh server runs there. It is right when this works in a terminal:  ssh {login}</source>
        <translation>Vérifiez le port, et qu’un serveur ssh y tourne. C’est bon quand ceci marche dans un terminal :  ssh {login}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>{host} does not answer</source>
        <translation>{host} ne répond pas</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Check that it is switched on and that this computer is in its network or VPN. It is right when this works in a terminal:  ssh {login}</source>
        <translation>Vérifiez qu’elle est allumée et que cet ordinateur est dans son réseau ou son VPN. C’est bon quand ceci marche dans un terminal :  ssh {login}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>ssh refuses to connect to {host}</source>
        <translation>ssh refuse de se connecter à {host}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Correct what it complains of. It is right when this works in a terminal:  ssh {login}</source>
        <translation>Corrigez ce dont il se plaint. C’est bon quand ceci marche dans un terminal :  ssh {login}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Free space there, or make that folder writable; copies of earlier runs lie in ~/.cache/vaihingen_unet and may be deleted. Another folder can be given there in the variable XDG_CACHE_HOME.</source>
        <translation>Faites-y de la place, ou autorisez l’écriture dans ce dossier ; des copies de calculs précédents sont dans ~/.cache/vaihingen_unet et peuvent être supprimées. Un autre dossier peut y être donné dans la variable XDG_CACHE_HOME.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>There is no ssh on this computer, with which the engine's Python on another machine is reached.</source>
        <translation>Il n’y a pas de ssh sur cet ordinateur, par lequel on atteint le Python du moteur sur une autre machine.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Install the OpenSSH client: openssh-client on Debian and Ubuntu, openssh-clients on Fedora, and on Windows Settings &gt; System &gt; Optional features &gt; OpenSSH Client.</source>
        <translation>Installez le client OpenSSH : openssh-client sous Debian et Ubuntu, openssh-clients sous Fedora, et sous Windows Paramètres &gt; Système &gt; Fonctionnalités facultatives &gt; Client OpenSSH.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>The last words were:</source>
        <translation>Les derniers mots étaient :</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>{host} cannot be reached with ssh.</source>
        <translation>{host} n’est pas joignable par ssh.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>It is right when this works in a terminal and asks nothing:  ssh -o BatchMode=yes {login}</source>
        <translation>C’est bon quand ceci marche dans un terminal et ne demande rien :  ssh -o BatchMode=yes {login}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>There is no {python} on {host}.</source>
        <translation>Il n’y a pas de {python} sur {host}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Correct the path in {setting}. To make a Python for the engine there:
{commands}</source>
        <translation>Corrigez le chemin dans {setting}. Pour y faire un Python pour le moteur :
{commands}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>{python} on {host} cannot be run.</source>
        <translation>{python} sur {host} ne peut pas être exécuté.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Choose another in {setting}.</source>
        <translation>Choisissez-en un autre dans {setting}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>{python} on {host} did not start the engine. It ended with code {number} before it said a word.</source>
        <translation>{python} sur {host} n’a pas lancé le moteur. Il s’est arrêté avec le code {number} avant d’avoir dit un mot.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Choose a Python {least} or newer in {setting}.</source>
        <translation>Choisissez un Python {least} ou plus récent dans {setting}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>{python} on {host} is Python {version}, but the engine needs Python {least} or newer.</source>
        <translation>{python} sur {host} est Python {version}, mais le moteur demande Python {least} ou plus récent.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Choose another one in {setting}. To make one there:
{commands}</source>
        <translation>Choisissez-en un autre dans {setting}. Pour en faire un là-bas :
{commands}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>On {host} the engine's host failed: {why}.</source>
        <translation>Sur {host}, l’hôte du moteur a échoué : {why}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Run it again.</source>
        <translation>Relancez.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>On {host}, {path} cannot be written: {why}.</source>
        <translation>Sur {host}, {path} ne peut pas être écrit : {why}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>The disk of {host} was full while this run wrote there: {message}</source>
        <translation>Le disque de {host} était plein quand ce calcul y écrivait : {message}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>{host} was asked to start {python}, but has not answered for {seconds:.0f} seconds.</source>
        <translation>{host} devait lancer {python}, mais ne répond pas depuis {seconds:.0f} secondes.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Run it again when the connection is back, with the same parameters and RESUME: what it can go on from lies on {host}.</source>
        <translation>Relancez quand la connexion est rétablie, avec les mêmes paramètres et RESUME : de quoi le reprendre se trouve sur {host}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>Run it again when the connection is back.</source>
        <translation>Relancez quand la connexion est rétablie.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>The connection to {host} was lost{place}{said}. The run there stops by itself.</source>
        <translation>La connexion à {host} a été perdue{place}{said}. Le calcul s’y arrête de lui-même.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>The results lie on {host} in {folder}, until the next run with these outputs.</source>
        <translation>Les résultats sont sur {host} dans {folder}, jusqu’au prochain calcul avec ces sorties.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/failures.py"/>
        <source>and write  {address}  into {setting}.</source>
        <translation>et écrivez  {address}  dans {setting}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/link.py"/>
        <source>it has changed while it was read</source>
        <translation>il a changé pendant sa lecture</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/results.py"/>
        <source>Free space on that disk, and run again.</source>
        <translation>Faites de la place sur ce disque, et relancez.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/run.py"/>
        <source>This job is to do a share of the work only, which several calls do in one folder; with a Python on another machine there is no such folder.</source>
        <translation>Cette tâche ne doit faire qu’une partie du travail, que plusieurs appels font dans un même dossier ; avec un Python sur une autre machine, un tel dossier n’existe pas.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/run.py"/>
        <source>Do all of it in one call.</source>
        <translation>Faites-la tout entière en un seul appel.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/run.py"/>
        <source>Connecting to {host}.</source>
        <translation>Connexion à {host}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/run.py"/>
        <source>Taking the engine to {host} ({size}).</source>
        <translation>Transfert du moteur vers {host} ({size}).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/run.py"/>
        <source>Bringing the results home from {host}.</source>
        <translation>Récupération des résultats depuis {host}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/run.py"/>
        <source>{message} What it can go on from lies on {host}.</source>
        <translation>{message} De quoi le reprendre se trouve sur {host}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/run.py"/>
        <source>Install it with:</source>
        <translation>Installez-le avec :</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/run.py"/>
        <source>On {host}, install it with:</source>
        <translation>Sur {host}, installez-le avec :</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/run.py"/>
        <source>On {host}: {message}</source>
        <translation>Sur {host} : {message}</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/shared_folders.py"/>
        <source>Write this computer's folder, =, and the other machine's: /data=/mnt/nas/data; several with ; between them.</source>
        <translation>Écrivez le dossier de cet ordinateur, =, et celui de l’autre machine : /data=/mnt/nas/data ; plusieurs séparés par ;.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/shared_folders.py"/>
        <source>The shared folder {pair} is no pair of folders with their full paths.</source>
        <translation>Le dossier partagé {pair} n’est pas une paire de dossiers avec leurs chemins complets.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/shared_folders.py"/>
        <source>The shared folder {pair} has a letter in its name that it must not have.</source>
        <translation>Le dossier partagé {pair} a dans son nom un caractère qu’il ne doit pas avoir.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/upload.py"/>
        <source>{folder} lies in a shared folder, but on {host} there is no {there}.</source>
        <translation>{folder} est dans un dossier partagé, mais sur {host} il n’y a pas de {there}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/upload.py"/>
        <source>Correct the shared folders in Settings &gt; Options &gt; Processing &gt; Providers &gt; Vaihingen U-Net, or mount that folder there.</source>
        <translation>Corrigez les dossiers partagés dans Préférences &gt; Options &gt; Traitement &gt; Fournisseurs de traitements &gt; Vaihingen U-Net, ou montez-y ce dossier.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/upload.py"/>
        <source>The disk of {host} lacks {lacking}: copies of this run's inputs take {needed} there, and its results need some room too.</source>
        <translation>Il manque {lacking} sur le disque de {host} : les copies des entrées de ce calcul y prennent {needed}, et il faut aussi de la place pour ses résultats.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/upload.py"/>
        <source>Free space there (copies of earlier runs lie in ~/.cache/vaihingen_unet and may be deleted), or give the folder of the data as a shared folder.</source>
        <translation>Faites-y de la place (des copies de calculs précédents sont dans ~/.cache/vaihingen_unet et peuvent être supprimées), ou donnez le dossier des données comme dossier partagé.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/upload.py"/>
        <source>Copying a file ({size}) to {host}.</source>
        <translation>Copie d’un fichier ({size}) vers {host}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/upload.py"/>
        <source>Copying {count} files ({size}) to {host}.</source>
        <translation>Copie de {count} fichiers ({size}) vers {host}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/upload.py"/>
        <source>{file} cannot be copied to {host}: {reason}.</source>
        <translation>{file} ne peut pas être copié vers {host} : {reason}.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/upload.py"/>
        <source>Run it again when it is whole.</source>
        <translation>Relancez quand il est entier.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/remote/upload.py"/>
        <source>Copied {sent} of {size}.</source>
        <translation>{sent} copiés sur {size}.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Classified raster to be assessed, in class codes.</source>
        <translation>Raster classé à évaluer, en codes de classe.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>The true classes: a class raster, a coloured raster, or a polygon layer with the class in CLASS_FIELD, or all of POLYGON_CLASS.</source>
        <translation>Les vraies classes : un raster de classes, un raster coloré, ou une couche de polygones avec la classe dans CLASS_FIELD, ou tous de POLYGON_CLASS.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Class field</source>
        <translation>Champ de la classe</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Field of the polygon layers with the class: its value (0 to 254) or its name in the class scheme. Needed for polygons only, unless POLYGON_CLASS says their class.</source>
        <translation>Champ des couches de polygones qui porte la classe : sa valeur (0 à 254) ou son nom dans la nomenclature. Nécessaire seulement pour des polygones, sauf si POLYGON_CLASS dit leur classe.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <source>Erosion (pixels)</source>
        <translation>Érosion (pixels)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <source>Radius in pixels around the borders between reference classes that is left out; ISPRS uses 3.</source>
        <translation>Rayon en pixels, autour des limites entre classes de la référence, qui est laissé de côté ; l’ISPRS utilise 3.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>More classified rasters</source>
        <translation>Autres rasters classés</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Further class rasters. The report is on all of them together and on each alone.</source>
        <translation>D’autres rasters de classes. Le rapport porte sur tous ensemble et sur chacun séparément.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <source>More references</source>
        <translation>Autres références</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>One reference raster for each of the further class rasters, in the same order. Leave it empty if REFERENCE is a polygon layer, which covers all of them.</source>
        <translation>Un raster de référence pour chacun des autres rasters de classes, dans le même ordre. À laisser vide si REFERENCE est une couche de polygones, qui les couvre tous.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Shown beside the worst places in the report. Empty: the one that the run record of the classified raster names.</source>
        <translation>Montrée à côté des pires endroits dans le rapport. Vide : celle que nomme le compte rendu du raster classé.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Classes to leave out</source>
        <translation>Classes à laisser de côté</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Codes of reference classes that do not count, e.g. 5 6.</source>
        <translation>Codes des classes de la référence qui ne comptent pas, par exemple 5 6.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Published protocol</source>
        <translation>Protocole publié</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Count as a publication does: which pixels at borders count, and which classes enter the means. The class rasters must be of its test tiles. The report sets published figures beside yours.</source>
        <translation>Compter comme le fait une publication : quels pixels de limite comptent et quelles classes entrent dans les moyennes. Les rasters de classes doivent être ceux de ses dalles de test. Le rapport place les chiffres publiés à côté des vôtres.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Vaihingen, 12 areas and 4 for the test (Audebert et al. 2018)</source>
        <translation>Vaihingen, 12 zones et 4 pour le test (Audebert et al. 2018)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Vaihingen, the contest's 16 areas and 17 for the test</source>
        <translation>Vaihingen, les 16 zones du concours et 17 pour le test</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Vaihingen, the contest's areas, all six classes, full reference</source>
        <translation>Vaihingen, les zones du concours, les six classes, référence complète</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Potsdam, the contest's 24 tiles and 14 for the test</source>
        <translation>Potsdam, les 24 dalles du concours et 14 pour le test</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Potsdam, the contest's tiles, all six classes, full reference</source>
        <translation>Potsdam, les dalles du concours, les six classes, référence complète</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Block size (pixels)</source>
        <translation>Taille des blocs (pixels)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <source>Side in pixels of the square blocks that are drawn for the confidence intervals; 0 takes about twice the distance over which errors are correlated, more on large areas.</source>
        <translation>Côté en pixels des blocs carrés qui sont tirés pour les intervalles de confiance ; 0 prend environ le double de la distance sur laquelle les erreurs sont liées, davantage sur de grandes zones.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/demo_data.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/demo_data.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Start of the random numbers: the same seed and the same parameters give the same result.</source>
        <translation>Départ des nombres aléatoires : la même graine et les mêmes paramètres donnent le même résultat.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>JSON, CSV or QGIS style file (.qml) with value, name and colour of each class; or the word isprs for the seven ISPRS classes (0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined). Empty: these too, unless the values are ambiguous, as in a mask or with codes counted from 1. A classified raster or a reference whose colour table has other classes brings these.</source>
        <translation>Fichier JSON, CSV ou de style QGIS (.qml) avec la valeur, le nom et la couleur de chaque classe ; ou le mot isprs pour les sept classes de l’ISPRS (0 surfaces imperméables, 1 bâtiment, 2 végétation basse, 3 arbre, 4 voiture, 5 objets divers, 6 indéfini). Vide : celles-ci aussi, sauf si les valeurs laissent un doute, comme celles d’un masque ou des codes comptés à partir de 1. Un raster classé ou une référence dont la table de couleurs a d’autres classes apporte celles-ci.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Class of all polygons</source>
        <translation>Classe de tous les polygones</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>The class of all polygons, by value or name, such as 1 or building: for layers of one kind of thing, which have no field with the class.</source>
        <translation>La classe de tous les polygones, par sa valeur ou son nom, comme 1 ou building : pour les couches d’une seule sorte d’objets, qui n’ont pas de champ avec la classe.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Class of all else</source>
        <translation>Classe de tout le reste</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>The class of all that no polygon covers, by value or name. Give it only if the polygons are complete, such as footprints of all buildings. Empty: what no polygon covers is unlabelled.</source>
        <translation>La classe de tout ce qu’aucun polygone ne couvre, par sa valeur ou son nom. À ne donner que si les polygones sont complets, comme les emprises de tous les bâtiments. Vide : ce qu’aucun polygone ne couvre est sans étiquette.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Accuracy report</source>
        <translation>Rapport d’exactitude</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>HTML report.</source>
        <translation>Rapport HTML.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Confusion matrix</source>
        <translation>Matrice de confusion</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>CSV: rows are reference classes, columns are predicted ones.</source>
        <translation>CSV : les lignes sont les classes de la référence, les colonnes les classes prédites.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>JSON with all figures.</source>
        <translation>JSON avec tous les chiffres.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Raster of right and wrong pixels (.tif, .img, .png or .jp2): 10 x reference + prediction, e.g. 12 is class 1 taken for class 2, and 11 is right; 254 is left out; 255 has no data. With class codes above 9: 256 x reference + prediction, 65534 and 65535.</source>
        <translation>Raster des pixels justes et faux (.tif, .img, .png ou .jp2) : 10 x référence + prédiction, par exemple 12 est la classe 1 prise pour la classe 2, et 11 est juste ; 254 est laissé de côté ; 255 n’a pas de données. Avec des codes de classe supérieurs à 9 : 256 x référence + prédiction, 65534 et 65535.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Points that 'Draw sample points' has drawn, with the true class of each filled in (CSV).</source>
        <translation>Les points qu’a tirés « Tirer des points d’échantillonnage », avec la vraie classe de chacun (CSV).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>The raster that the points were drawn from. May be empty if the points still have the field with the number of pixels of their class.</source>
        <translation>Le raster dans lequel les points ont été tirés. Peut rester vide si les points ont encore le champ avec le nombre de pixels de leur classe.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Field with the true class</source>
        <translation>Champ de la vraie classe</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>The class assigned by the interpreter: its value or its name; 'unsure' or 255 where it cannot be told.</source>
        <translation>La classe attribuée par l’interprète : sa valeur ou son nom ; « unsure » ou 255 là où on ne peut pas la dire.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Field with the mapped class</source>
        <translation>Champ de la classe cartographiée</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>The class that the raster has at the point: its value or its name.</source>
        <translation>La classe que le raster a au point : sa valeur ou son nom.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Field with the pixels of the mapped class</source>
        <translation>Champ des pixels de la classe cartographiée</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>How many pixels of the raster have the point's mapped class. Not needed with a classified raster.</source>
        <translation>Combien de pixels du raster ont la classe cartographiée du point. Inutile avec un raster classé.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Points without a true class</source>
        <translation>Points sans vraie classe</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>What to do if some points were not interpreted. The last ones in the random order may always be missing: the points before them are a random sample too. Others may be left out only if they are empty at random, and not because they were difficult: difficult places are where maps are wrong. Where points are marked unsure, they are named; left out, the report says how far they could change the overall accuracy.</source>
        <translation>Que faire si certains points n’ont pas été interprétés. Les derniers dans l’ordre aléatoire peuvent toujours manquer : les points qui les précèdent sont eux aussi un échantillon aléatoire. D’autres ne peuvent être laissés de côté que s’ils sont vides par hasard, et non parce qu’ils étaient difficiles : les endroits difficiles sont ceux où les cartes se trompent. Les points marqués incertains sont nommés ; s’ils sont laissés de côté, le rapport dit de combien ils pourraient changer l’exactitude globale.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Stop and name them</source>
        <translation>S’arrêter et les nommer</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Leave them out: they are empty at random, or cannot be told</source>
        <translation>Les laisser de côté : ils sont vides par hasard, ou ne peuvent être dits</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../training/contract/config/labels.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>JSON, CSV or QGIS style file (.qml) with value, name and colour of each class; or the word isprs for the seven ISPRS classes (0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined). Empty: these too, unless the values are ambiguous, as in a mask or with codes counted from 1. A colour table with other classes brings these.</source>
        <translation>Fichier JSON, CSV ou de style QGIS (.qml) avec la valeur, le nom et la couleur de chaque classe ; ou le mot isprs pour les sept classes de l’ISPRS (0 surfaces imperméables, 1 bâtiment, 2 végétation basse, 3 arbre, 4 voiture, 5 objets divers, 6 indéfini). Vide : celles-ci aussi, sauf si les valeurs laissent un doute, comme celles d’un masque ou des codes comptés à partir de 1. Une table de couleurs avec d’autres classes apporte celles-ci.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>JSON with all figures and both matrices.</source>
        <translation>JSON avec tous les chiffres et les deux matrices.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>CSV: mapped and estimated area of each class, with its interval.</source>
        <translation>CSV : surface cartographiée et surface estimée de chaque classe, avec son intervalle.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/export_onnx.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/export_onnx.py"/>
        <source>Model file made by the training algorithm (.safetensors).</source>
        <translation>Fichier de modèle fait par l’algorithme d’entraînement (.safetensors).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Orthophoto with the bands the model was trained on.</source>
        <translation>Orthophoto avec les bandes sur lesquelles le modèle a été entraîné.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Heights</source>
        <translation>Hauteurs</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Heights in metres, of the kind the model was trained with; only if the model needs them.</source>
        <translation>Hauteurs en mètres, de la sorte avec laquelle le modèle a été entraîné ; seulement si le modèle en a besoin.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Extent</source>
        <translation>Emprise</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Classify this part only; the results are cut out along the orthophoto's pixels. Empty: all of it.</source>
        <translation>Ne classer que cette partie ; les résultats sont découpés selon les pixels de l’orthophoto. Vide : tout.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Classify only what lies inside: a polygon layer, or a raster that is 0 or has no data outside. The results keep the grid of the orthophoto, with 255 outside.</source>
        <translation>Ne classer que ce qui se trouve à l’intérieur : une couche de polygones, ou un raster qui vaut 0 ou n’a pas de données à l’extérieur. Les résultats gardent la grille de l’orthophoto, avec 255 à l’extérieur.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>What to compare the result with: a class raster, a coloured raster, or a polygon layer with the class in CLASS_FIELD, or all of POLYGON_CLASS.</source>
        <translation>À quoi comparer le résultat : un raster de classes, un raster coloré, ou une couche de polygones avec la classe dans CLASS_FIELD, ou tous de POLYGON_CLASS.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Part</source>
        <translation>Part</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Classify this part only of an orthophoto that several computers or processes share: 3/8 is the third of eight. The job gather joins them. A part that is finished is not computed again.</source>
        <translation>Ne classer que cette part d’une orthophoto que se partagent plusieurs ordinateurs ou processus : 3/8 est la troisième de huit. La tâche gather les réunit. Une part terminée n’est pas calculée de nouveau.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>More orthophotos</source>
        <translation>Autres orthophotos</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Further orthophotos, classified one after the other. OUTPUT, CONFIDENCE, PROBABILITIES and APPLICABILITY are folders then, and the results are named like the orthophotos, with the folder in front where several have one name.</source>
        <translation>D’autres orthophotos, classées l’une après l’autre. OUTPUT, CONFIDENCE, PROBABILITIES et APPLICABILITY sont alors des dossiers, et les résultats portent les noms des orthophotos, précédés du dossier là où plusieurs ont le même nom.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>More heights</source>
        <translation>Autres hauteurs</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Further heights, matched with the orthophotos by position, or by their names if they have no georeference.</source>
        <translation>D’autres hauteurs, appariées aux orthophotos par leur position, ou par leurs noms si elles n’ont pas de géoréférence.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Further references, matched in the same way. The report is on all of them together and on each alone.</source>
        <translation>D’autres références, appariées de la même façon. Le rapport porte sur toutes ensemble et sur chacune séparément.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>More models</source>
        <translation>Autres modèles</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Further models of the same classes, such as those of other seeds: the probabilities of all of them are averaged. Usually better than one, and as many times as slow.</source>
        <translation>D’autres modèles des mêmes classes, comme ceux d’autres graines : la moyenne de toutes leurs probabilités est prise. Généralement meilleur qu’un seul, et autant de fois plus lent.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Class scheme of the reference</source>
        <translation>Nomenclature de la référence</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Only for a reference that does not tell what its values are, such as a mask: a class file with the classes of the model, as for the training, or the word isprs if these are the built-in ones.</source>
        <translation>Seulement pour une référence qui ne dit pas ce que sont ses valeurs, comme un masque : un fichier de classes avec les classes du modèle, comme pour l’entraînement, ou le mot isprs si ce sont les classes intégrées.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Overlap (%)</source>
        <translation>Recouvrement (%)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Overlap of neighbouring windows in per cent of the patches that the model was trained on, however large the windows are; their probabilities are blended.</source>
        <translation>Recouvrement de fenêtres voisines, en pour cent des imagettes sur lesquelles le modèle a été entraîné, quelle que soit la taille des fenêtres ; leurs probabilités sont fondues.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Minimum confidence (%)</source>
        <translation>Confiance minimale (%)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Pixels whose most probable class has a lower probability than this, in per cent, become 'undefined'.</source>
        <translation>Les pixels dont la classe la plus probable est moins probable, en pour cent, deviennent « indéfini ».</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Test-time augmentation</source>
        <translation>Augmentation à la prédiction</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Look at each window in its eight flips and turns and average the probabilities: often slightly better, and eight times as slow.</source>
        <translation>Regarder chaque fenêtre sous ses huit symétries et rotations et prendre la moyenne des probabilités : souvent un peu meilleur, et huit fois plus lent.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Several scales</source>
        <translation>Plusieurs échelles</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Look at each window also shrunk to about three quarters and enlarged to about five quarters of its size, and average the probabilities: helps where things are of many sizes, and takes three times as long; together with test-time augmentation, 24 times.</source>
        <translation>Regarder chaque fenêtre aussi réduite à trois quarts environ et agrandie à cinq quarts environ de sa taille, et prendre la moyenne des probabilités : utile là où les objets sont de tailles très diverses, et trois fois plus long ; avec l’augmentation à la prédiction, 24 fois.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Window size (pixels)</source>
        <translation>Taille des fenêtres (pixels)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Longest side of the windows that the network sees; 0 takes what memory allows, which is fastest: the larger they are, the less is computed twice where they overlap. Smaller where the memory is too small.</source>
        <translation>Plus grand côté des fenêtres que voit le réseau ; 0 prend ce que permet la mémoire, ce qui est le plus rapide : plus elles sont grandes, moins on calcule deux fois là où elles se recouvrent. Plus petit là où la mémoire ne suffit pas.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Pixel size of the results</source>
        <translation>Taille de pixel des résultats</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>An orthophoto of another pixel size than the model's is brought to the model's while it is read. The results have the pixels of the orthophoto (raster) or those that the model sees (model): these are just as exact, and the file is smaller if they are larger.</source>
        <translation>Une orthophoto d’une autre taille de pixel que le modèle est ramenée à celle du modèle pendant la lecture. Les résultats ont les pixels de l’orthophoto (raster) ou ceux que voit le modèle (model) : ceux-ci sont aussi exacts, et le fichier est plus petit s’ils sont plus grands.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Of the orthophoto</source>
        <translation>De l’orthophoto</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Of the model</source>
        <translation>Du modèle</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Format of the results</source>
        <translation>Format des résultats</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>GeoTIFF, or cloud-optimised GeoTIFF (COG): with overviews at any size, and laid out so that QGIS and web maps read parts of it over a network. Only for names that end with .tif.</source>
        <translation>GeoTIFF, ou GeoTIFF optimisé pour le cloud (COG) : avec aperçus à toute taille, et disposé de telle sorte que QGIS et les cartes web en lisent des parties par le réseau. Seulement pour les noms qui se terminent par .tif.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>GeoTIFF</source>
        <translation>GeoTIFF</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Cloud-optimised GeoTIFF (COG)</source>
        <translation>GeoTIFF optimisé pour le cloud (COG)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Batch size (windows)</source>
        <translation>Taille des lots (fenêtres)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Windows computed at once; 0 chooses by the device and their size. Fewer where the memory is too small.</source>
        <translation>Fenêtres calculées à la fois ; 0 choisit selon l’unité de calcul et leur taille. Moins là où la mémoire ne suffit pas.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Device</source>
        <translation>Unité de calcul</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Where the network computes. Automatic takes the first graphics card that PyTorch can use, else the processor; the log says what ran, and why no card did. cuda:1 is the second of several cards.</source>
        <translation>Où calcule le réseau. Automatique prend la première carte graphique que PyTorch peut utiliser, sinon le processeur ; le journal dit ce qui a servi, et pourquoi aucune carte. cuda:1 est la deuxième de plusieurs cartes.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>Carte graphique NVIDIA (CUDA)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Apple graphics (MPS)</source>
        <translation>Graphique Apple (MPS)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 0 (cuda:0)</source>
        <translation>Carte graphique NVIDIA numéro 0 (cuda:0)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 1 (cuda:1)</source>
        <translation>Carte graphique NVIDIA numéro 1 (cuda:1)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 2 (cuda:2)</source>
        <translation>Carte graphique NVIDIA numéro 2 (cuda:2)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 3 (cuda:3)</source>
        <translation>Carte graphique NVIDIA numéro 3 (cuda:3)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 4 (cuda:4)</source>
        <translation>Carte graphique NVIDIA numéro 4 (cuda:4)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 5 (cuda:5)</source>
        <translation>Carte graphique NVIDIA numéro 5 (cuda:5)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 6 (cuda:6)</source>
        <translation>Carte graphique NVIDIA numéro 6 (cuda:6)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 7 (cuda:7)</source>
        <translation>Carte graphique NVIDIA numéro 7 (cuda:7)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Precision</source>
        <translation>Précision du calcul</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Number format of the network's arithmetic. Automatic takes bfloat16 or float16 where the graphics card or the processor is faster with it, else 32 bit.</source>
        <translation>Format des nombres dans les calculs du réseau. Automatique prend bfloat16 ou float16 là où la carte graphique ou le processeur est plus rapide ainsi, sinon 32 bits.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>32 bit</source>
        <translation>32 bits</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>float16</source>
        <translation>float16</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Class raster, nodata 255 (.tif, .img, .png or .jp2).</source>
        <translation>Raster de classes, nodata 255 (.tif, .img, .png ou .jp2).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Probability of the chosen class, 0-100 per cent, nodata 255 (.tif, .img, .png or .jp2).</source>
        <translation>Probabilité de la classe choisie, 0-100 pour cent, nodata 255 (.tif, .img, .png ou .jp2).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Probabilities</source>
        <translation>Probabilités</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Probability of every class, 0-100 per cent, one band a class, nodata 255 (.tif, .img or .jp2).</source>
        <translation>Probabilité de chaque classe, 0-100 pour cent, une bande par classe, nodata 255 (.tif, .img ou .jp2).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Applicability</source>
        <translation>Applicabilité</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>How much the orthophoto differs at each pixel from everything that the training has seen, in per cent of the limit that 2 % of the training's held-out ground exceed: what is above 100 is outside of what the model knows. Nodata 255 (.tif, .img, .png or .jp2). Of several models, the first one's.</source>
        <translation>À quel point l’orthophoto diffère, en chaque pixel, de tout ce qu’a vu l’entraînement, en pour cent de la limite au-delà de laquelle se trouvent 2 % du terrain tenu à l’écart de l’entraînement : ce qui dépasse 100 est hors de ce que connaît le modèle. Nodata 255 (.tif, .img, .png ou .jp2). De plusieurs modèles, celle du premier.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>HTML report; needs a reference.</source>
        <translation>Rapport HTML ; demande une référence.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Data set folder</source>
        <translation>Dossier du jeu de données</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Folder made by the algorithm that cuts patches, with orthophotos kept for the test (TEST_TILES). Their rasters must still lie where they were.</source>
        <translation>Dossier fait par l’algorithme qui découpe les imagettes, avec des orthophotos gardées pour le test (TEST_TILES). Leurs rasters doivent encore se trouver là où ils étaient.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Inputs to compare</source>
        <translation>Entrées à comparer</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>What the networks see. The orthophoto alone is what the others are compared with, and must be among them.</source>
        <translation>Ce que voient les réseaux. L’orthophoto seule est ce à quoi les autres sont comparées, et doit en faire partie.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto and NDVI</source>
        <translation>Orthophoto et NDVI</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto and heights</source>
        <translation>Orthophoto et hauteurs</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto, heights and NDVI</source>
        <translation>Orthophoto, hauteurs et NDVI</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto and slope</source>
        <translation>Orthophoto et pente</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto, slope and NDVI</source>
        <translation>Orthophoto, pente et NDVI</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto, heights and slope</source>
        <translation>Orthophoto, hauteurs et pente</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto, heights, slope and NDVI</source>
        <translation>Orthophoto, hauteurs, pente et NDVI</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Repeats</source>
        <translation>Répétitions</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>How often each is trained, with the seeds SEED, SEED + 1... Chance makes trainings differ; a single one cannot tell how much. Five find smaller differences than three.</source>
        <translation>Combien de fois chacune est entraînée, avec les graines SEED, SEED + 1... Le hasard rend les entraînements différents ; un seul ne peut dire de combien. Cinq trouvent des différences plus petites que trois.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>The network: U-Net (Ronneberger et al. 2015) with padding and batch normalisation, or a U-Net whose encoder was trained on photographs (ImageNet). Real orthophotos and few patches: unet_efficientnet_lite0, whose weights come with the optional packages and need no download; with 129 patches of 256 pixels it reached a mean F1 of 0.86, and 0.83 from random weights; where heights and NDVI were inputs too, its weights gained nothing. Many patches, drawn scenes, or no optional packages: the plain U-Net (unet). The networks with an encoder need segmentation-models-pytorch in the engine's Python, and patches of 64, 96, 128... pixels. DeepLabV3+ (Chen et al. 2018), with such an encoder too, looks at wider surroundings of a pixel and takes patches of 32, 48, 64... pixels.</source>
        <translation>Le réseau : U-Net (Ronneberger et al. 2015) avec remplissage des bords et normalisation par lots, ou un U-Net dont l’encodeur a été entraîné sur des photographies (ImageNet). De vraies orthophotos et peu d’imagettes : unet_efficientnet_lite0, dont les poids viennent avec les paquets facultatifs sans téléchargement ; avec 129 imagettes de 256 pixels, il a atteint un F1 moyen de 0,86, et de 0,83 à partir de poids aléatoires ; là où hauteurs et NDVI étaient aussi des entrées, ses poids n’ont rien apporté. Beaucoup d’imagettes, des scènes dessinées, ou pas de paquets facultatifs : unet. Les réseaux avec encodeur demandent segmentation-models-pytorch dans le Python du moteur, et des imagettes de 64, 96, 128... pixels. DeepLabV3+ (Chen et al. 2018), lui aussi avec un tel encodeur, regarde un voisinage plus large de chaque pixel et prend des imagettes de 32, 48, 64... pixels.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, VGG16 encoder</source>
        <translation>U-Net, encodeur VGG16</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, VGG16 encoder with batch normalisation</source>
        <translation>U-Net, encodeur VGG16 avec normalisation par lots</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, VGG19 encoder with batch normalisation</source>
        <translation>U-Net, encodeur VGG19 avec normalisation par lots</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, ResNet-18 encoder</source>
        <translation>U-Net, encodeur ResNet-18</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, ResNet-34 encoder</source>
        <translation>U-Net, encodeur ResNet-34</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, ResNet-50 encoder</source>
        <translation>U-Net, encodeur ResNet-50</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, ResNet-101 encoder</source>
        <translation>U-Net, encodeur ResNet-101</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, ResNeXt-50 encoder</source>
        <translation>U-Net, encodeur ResNeXt-50</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, SE-ResNeXt-50 encoder</source>
        <translation>U-Net, encodeur SE-ResNeXt-50</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, DenseNet-121 encoder</source>
        <translation>U-Net, encodeur DenseNet-121</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, DenseNet-169 encoder</source>
        <translation>U-Net, encodeur DenseNet-169</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, EfficientNet-B0 encoder</source>
        <translation>U-Net, encodeur EfficientNet-B0</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, EfficientNet-B2 encoder</source>
        <translation>U-Net, encodeur EfficientNet-B2</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, EfficientNet-B4 encoder</source>
        <translation>U-Net, encodeur EfficientNet-B4</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, MobileNet-V2 encoder</source>
        <translation>U-Net, encodeur MobileNet-V2</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>DeepLabV3+, ResNet-34 encoder</source>
        <translation>DeepLabV3+, encodeur ResNet-34</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, EfficientNet-Lite0 encoder</source>
        <translation>U-Net, encodeur EfficientNet-Lite0</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Width (channels)</source>
        <translation>Largeur (canaux)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Channels of the first level, doubled at each level; of architecture unet only. 64 as published; 16 is about 16 times faster.</source>
        <translation>Canaux du premier niveau, doublés à chaque niveau ; seulement pour l’architecture unet. 64 comme dans la publication ; 16 est environ 16 fois plus rapide.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Maximum number of passes through the training patches.</source>
        <translation>Nombre maximal de passages sur les imagettes d’entraînement.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>What to vary</source>
        <translation>Ce qui varie</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>What differs between the trainings; all else is the same. For inputs, choose them in VARIANTS; for anything else, list the values in VALUES.</source>
        <translation>En quoi les entraînements diffèrent ; tout le reste est identique. Les entrées sont celles de VARIANTS ; les valeurs de toute autre chose figurent dans VALUES.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Weights of the encoder</source>
        <translation>Poids de l’encodeur</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Loss</source>
        <translation>Fonction de perte</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Class weights</source>
        <translation>Poids des classes</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Values of what varies</source>
        <translation>Valeurs de ce qui varie</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Two or more, e.g. 5 10 20 30 for VARY=epochs, or none imagenet for VARY=encoder_weights. The first is what the others are compared with. Empty for the inputs.</source>
        <translation>Deux ou plus, par exemple 5 10 20 30 pour VARY=epochs, ou none imagenet pour VARY=encoder_weights. La première est ce à quoi les autres sont comparées. Vide pour les entrées.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Inputs of all trainings</source>
        <translation>Entrées de tous les entraînements</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>What all networks see if something other than the inputs varies.</source>
        <translation>Ce que voient tous les réseaux si autre chose que les entrées varie.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Batch size (patches)</source>
        <translation>Taille des lots (imagettes)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Patches per training step; 0 chooses by the device. Where the memory is too small, they are computed in parts.</source>
        <translation>Imagettes par pas d’entraînement ; 0 choisit selon l’unité de calcul. Là où la mémoire ne suffit pas, elles sont calculées par parties.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Largest step of the optimiser (AdamW).</source>
        <translation>Plus grand pas de l’optimiseur (AdamW).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>How errors are measured during training.</source>
        <translation>Comment les erreurs sont mesurées pendant l’entraînement.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Cross-entropy</source>
        <translation>Entropie croisée</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Cross-entropy and Dice</source>
        <translation>Entropie croisée et Dice</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Focal</source>
        <translation>Focale</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Makes mistakes in rare classes, such as cars, count more.</source>
        <translation>Donne plus de poids aux erreurs dans les classes rares, comme les voitures.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Inverse frequency</source>
        <translation>Inverse de la fréquence</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Median frequency</source>
        <translation>Fréquence médiane</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Root of the median frequency</source>
        <translation>Racine de la fréquence médiane</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Augment</source>
        <translation>Augmentation</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Flip and turn the patches and vary their brightness and contrast at random.</source>
        <translation>Retourner et tourner les imagettes et faire varier leur luminosité et leur contraste au hasard.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Patience (epochs)</source>
        <translation>Patience (époques)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>When the validation (mean F1) has not improved by 0.002 within so many epochs, the learning rate falls to zero over some more, and the training ends; 0: never early.</source>
        <translation>Quand la validation (F1 moyen) ne s’est pas améliorée de 0,002 en autant d’époques, le taux d’apprentissage tombe à zéro en quelques autres et l’entraînement se termine ; 0 : jamais avant la fin.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Learn undefined</source>
        <translation>Apprendre l’indéfini</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Learn the class 'undefined' like any other instead of leaving its pixels out.</source>
        <translation>Apprendre la classe « indéfini » comme toute autre au lieu de laisser ses pixels de côté.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>What the encoder knows before the training: imagenet (for unet_efficientnet_lite0 from the installed package, for others downloaded once, then kept), none, or a file with weights of this encoder (.pth, .pt, .safetensors). With such weights the encoder learns at a tenth of LEARNING_RATE. Empty: imagenet if the architecture has an encoder.</source>
        <translation>Ce que sait l’encodeur avant l’entraînement : imagenet (pour unet_efficientnet_lite0 depuis le paquet installé, pour d’autres téléchargés une fois, puis gardés), none, ou un fichier avec des poids de cet encodeur (.pth, .pt, .safetensors). Avec de tels poids, l’encodeur apprend à un dixième de LEARNING_RATE. Vide : imagenet si l’architecture a un encodeur.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Part of the runs</source>
        <translation>Part des entraînements</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>To share the trainings among processes: 1/3 does every third of them, 2/3 and 3/3 the others, with the same OUTPUT, and writes no result. Once all parts are done, a call without RUNS compares. Empty: all runs.</source>
        <translation>Pour partager les entraînements entre processus : 1/3 en fait un sur trois, 2/3 et 3/3 les autres, avec le même OUTPUT, sans écrire de résultat. Une fois toutes les parts faites, un appel sans RUNS compare. Vide : tous les entraînements.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Continue an interrupted comparison with this OUTPUT (from the folder OUTPUT.runs): finished runs are not repeated. Without it, they are deleted and all starts again.</source>
        <translation>Continuer une comparaison interrompue avec ce OUTPUT (à partir du dossier OUTPUT.runs) : les entraînements terminés ne sont pas répétés. Sans cela, ils sont supprimés et tout recommence.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Folder with the models, their class rasters and all figures.</source>
        <translation>Dossier avec les modèles, leurs rasters de classes et tous les chiffres.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Table of the runs</source>
        <translation>Tableau des entraînements</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>CSV with the scores of every run.</source>
        <translation>CSV avec les scores de chaque entraînement.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Comparison report</source>
        <translation>Rapport de comparaison</translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>HTML report: what changes, and how sure that is.</source>
        <translation>Rapport HTML : ce qui change, et à quel point c’est sûr.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>Number of tiles</source>
        <translation>Nombre de dalles</translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>How many orthophotos to draw.</source>
        <translation>Combien d’orthophotos dessiner.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>Tile size (pixels)</source>
        <translation>Taille des dalles (pixels)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>Width and height of each orthophoto in pixels of 9 cm.</source>
        <translation>Largeur et hauteur de chaque orthophoto en pixels de 9 cm.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>Demo data folder</source>
        <translation>Dossier des données de démonstration</translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>Folder for the orthophotos (top), surface models (dsm), heights above ground (ndsm) and references (gts_for_participants).</source>
        <translation>Dossier pour les orthophotos (top), les modèles de surface (dsm), les hauteurs au-dessus du sol (ndsm) et les références (gts_for_participants).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/environment.py"/>
        <source>Environment report</source>
        <translation>Rapport sur l’environnement</translation>
    </message>
    <message>
        <location filename="../training/contract/config/environment.py"/>
        <source>HTML report on the engine's Python.</source>
        <translation>Rapport HTML sur le Python du moteur.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/export_onnx.py"/>
        <source>ONNX model</source>
        <translation>Modèle ONNX</translation>
    </message>
    <message>
        <location filename="../training/contract/config/export_onnx.py"/>
        <source>Network with all that comes before and after it, from the values stored in the rasters to probabilities, and with the metadata that the QGIS plugin Deepness reads.</source>
        <translation>Réseau avec tout ce qui le précède et le suit, des valeurs stockées dans les rasters aux probabilités, et avec les métadonnées que lit l’extension QGIS Deepness.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Rasters</source>
        <translation>Rasters</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>The rasters to join, such as the parts of a classification or neighbouring orthophotos; a folder means all rasters in it. They need one coordinate reference system, one pixel size and the same bands.</source>
        <translation>Les rasters à réunir, comme les parts d’une classification ou des orthophotos voisines ; un dossier signifie tous ses rasters. Il leur faut un même système de coordonnées, une même taille de pixel et les mêmes bandes.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>More rasters</source>
        <translation>Autres rasters</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Further rasters or folders; where rasters overlap, later ones cover earlier ones.</source>
        <translation>D’autres rasters ou dossiers ; là où des rasters se recouvrent, le plus tardif est au-dessus.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Overviews</source>
        <translation>Aperçus</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>How a pixel of the smaller copies inside the file is made from those it covers: the most frequent value (classes) or the mean (quantities). As the raster says: classes if it has a colour table.</source>
        <translation>Ce qu’est un pixel des copies réduites dans le fichier par rapport à ceux qu’il couvre : la valeur la plus fréquente (classes) ou la moyenne (grandeurs). Comme le dit le raster : classes s’il a une table de couleurs.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>As the raster says</source>
        <translation>Comme le dit le raster</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <location filename="../training/report/templates/dataset.html"/>
        <location filename="../training/report/templates/training.html"/>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Quantities</source>
        <translation>Grandeurs</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Joined raster</source>
        <translation>Raster réuni</translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>A cloud-optimised GeoTIFF (.tif), or a virtual raster that only refers to the rasters (.vrt): ready at once, but useless without them.</source>
        <translation>Un GeoTIFF optimisé pour le cloud (.tif), ou un fichier de GDAL qui ne fait que nommer les rasters (.vrt) : prêt aussitôt, mais inutile sans eux.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Surface model</source>
        <translation>Modèle de surface</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Digital surface model (DSM): one band of heights of all that is seen from above, in metres, or in the unit that the band declares.</source>
        <translation>Modèle numérique de surface (MNS) : une bande d’altitudes de tout ce qui se voit d’en haut, en mètres, ou dans l’unité que la bande déclare.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Widest object (m)</source>
        <translation>Objet le plus large (m)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Width in metres of the widest building or wood; what is wider counts as ground. Width is the shorter side.</source>
        <translation>Largeur en mètres du bâtiment ou du bois le plus large ; ce qui est plus large passe pour du sol. La largeur est le petit côté.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Terrain slope (%)</source>
        <translation>Pente du terrain (%)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>What rises above its surroundings less steeply than this, in per cent, is terrain: an object must be higher than this share of half its width. Where the terrain itself is steep or bent, the filter allows for it. More in mountains without buildings, less to keep low, wide halls.</source>
        <translation>Ce qui s’élève au-dessus de ses environs moins fortement que cela, en pour cent, est du terrain : un objet doit être plus haut que cette part de la moitié de sa largeur. Là où le terrain lui-même est raide ou courbé, le filtre en tient compte. Davantage en montagne sans bâtiments, moins pour garder des halles basses et larges.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Pixel size (m)</source>
        <translation>Taille de pixel (m)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Side of a pixel in metres, for a raster without georeference (ISPRS Vaihingen: 0.09); 0: from the raster.</source>
        <translation>Côté d’un pixel en mètres, pour un raster sans géoréférence (ISPRS Vaihingen : 0.09) ; 0 : d’après le raster.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Height above ground</source>
        <translation>Hauteur au-dessus du sol</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Heights above the ground in metres, 32-bit numbers, nodata -9999 (.tif or .img). Noise of the surface model makes bare ground come out some centimetres above or below 0.</source>
        <translation>Hauteurs au-dessus du sol en mètres, nombres à 32 bits, nodata -9999 (.tif ou .img). Le bruit du modèle de surface fait ressortir le sol nu quelques centimètres au-dessus ou au-dessous de 0.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Ground</source>
        <translation>Sol</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Heights of the ground itself in metres, a terrain model, 32-bit numbers, nodata -9999 (.tif or .img), to look at what the filter took for ground.</source>
        <translation>Altitudes du sol lui-même en mètres, un modèle de terrain, nombres à 32 bits, nodata -9999 (.tif ou .img), pour voir ce que le filtre a pris pour du sol.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Height above the low ground</source>
        <translation>Hauteur au-dessus du sol bas</translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Heights as models see them that were trained with a surface model: above a smooth surface of the low ground, in metres, 32-bit numbers, nodata -9999 (.tif or .img). Only programs that run such a model as ONNX need it.</source>
        <translation>Hauteurs telles que les voient les modèles entraînés avec un modèle de surface : au-dessus d’une surface lisse du sol bas, en mètres, nombres à 32 bits, nodata -9999 (.tif ou .img). Seuls en ont besoin les programmes qui exécutent un tel modèle en ONNX.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Class raster or coloured raster</source>
        <translation>Raster de classes ou raster coloré</translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>A raster in class colours (three 8-bit bands) or in class codes (one band).</source>
        <translation>Un raster en couleurs de classe (trois bandes à 8 bits) ou en codes de classe (une bande).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Colours to class codes, or class codes to colours.</source>
        <translation>Couleurs en codes de classe, ou codes de classe en couleurs.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Colours to class codes</source>
        <translation>Couleurs en codes de classe</translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Class codes to colours</source>
        <translation>Codes de classe en couleurs</translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Converted raster</source>
        <translation>Raster converti</translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>The raster to write (.tif, .img, .png or .jp2).</source>
        <translation>Le raster à écrire (.tif, .img, .png ou .jp2).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Model file made by the training algorithm (.safetensors), such as that of another town.</source>
        <translation>Fichier de modèle produit par l’algorithme d’entraînement (.safetensors), par exemple celui d’une autre ville.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Orthophotos with the bands that the model was trained on: where labels may be drawn.</source>
        <translation>Orthophotos avec les bandes sur lesquelles le modèle a été entraîné : là où l’on peut dessiner des étiquettes.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Heights in metres, of the kind the model was trained with; only if the model needs them. Matched with the orthophotos by position, or by their names if they have no georeference.</source>
        <translation>Hauteurs en mètres, du genre de celles de l’entraînement du modèle ; seulement si le modèle en a besoin. Associées aux orthophotos par leur position, ou par leurs noms si elles n’ont pas de géoréférence.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Labelled already</source>
        <translation>Déjà étiqueté</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Polygons of what is labelled already, or blocks of earlier runs: no block that touches them is offered, and what is like them is worth less. Or rasters that are 0 or have no data where nothing is labelled, one for each orthophoto.</source>
        <translation>Polygones de ce qui est déjà étiqueté, ou blocs d’exécutions précédentes : aucun bloc qui les touche n’est proposé, et ce qui leur ressemble vaut moins. Ou des rasters qui valent 0 ou n’ont pas de données là où rien n’est étiqueté, un par orthophoto.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Number of blocks</source>
        <translation>Nombre de blocs</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>How many blocks to choose: as many as you mean to label.</source>
        <translation>Combien de blocs choisir : autant que vous comptez en étiqueter.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Side of a block in pixels of the orthophoto. A block should be labelled in a few minutes.</source>
        <translation>Côté d’un bloc en pixels de l’orthophoto. Un bloc devrait s’étiqueter en quelques minutes.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Further models of the same classes, such as those of other seeds: where they disagree, labels are worth more.</source>
        <translation>D’autres modèles des mêmes classes, par exemple avec d’autres graines : là où ils se contredisent, les étiquettes valent plus.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>Look at each window in its eight flips and turns too: where they disagree, labels are worth more. Eight times as slow.</source>
        <translation>Regarder chaque fenêtre aussi dans ses huit retournements et rotations : là où ils se contredisent, les étiquettes valent plus. Huit fois plus lent.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/next_to_label.py"/>
        <source>The blocks, the most valuable first, as a table with outlines (CSV).</source>
        <translation>Les blocs, le plus utile en premier, sous forme de table avec leurs contours (CSV).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Folder of the benchmark</source>
        <translation>Dossier du banc d’essai</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Where the ISPRS benchmark was unpacked, in whatever sub-folders.</source>
        <translation>Où le banc d’essai de l’ISPRS a été déballé, dans n’importe quels sous-dossiers.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Which tiles are for what, and how results are counted.</source>
        <translation>Quelles dalles servent à quoi, et comment on compte.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>How many models are trained, with the seeds SEED, SEED + 1...; chance makes them differ.</source>
        <translation>Combien de modèles sont entraînés, avec les graines SEED, SEED + 1... ; le hasard les rend différents.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Patch size (pixels)</source>
        <translation>Taille des imagettes (pixels)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Width and height of a patch in pixels, a multiple of 16.</source>
        <translation>Largeur et hauteur d’une imagette en pixels, un multiple de 16.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Number of patches drawn for training (random and stratified sampling).</source>
        <translation>Nombre d’imagettes tirées pour l’entraînement (échantillonnage aléatoire et stratifié).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Number of patches drawn for validation (random and stratified sampling).</source>
        <translation>Nombre d’imagettes tirées pour la validation (échantillonnage aléatoire et stratifié).</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>What the network sees. Slope is computed from the heights, in degrees. NDVI is computed from the near-infrared and red bands.</source>
        <translation>Ce que voit le réseau. La pente est calculée à partir des hauteurs, en degrés. Le NDVI est calculé à partir des bandes proche infrarouge et rouge.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Run of the protocol</source>
        <translation>Déroulement du protocole</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>CSV: your figures and the published ones.</source>
        <translation>CSV : vos chiffres et ceux qui sont publiés.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>HTML report with the same table.</source>
        <translation>Rapport HTML avec le même tableau.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Number of points</source>
        <translation>Nombre de points</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>How many points to draw in all. The log says how exact the overall accuracy will be: 500 points give it to about 3 percentage points.</source>
        <translation>Combien de points tirer en tout. Le journal dit avec quelle marge l’exactitude globale sera connue : 500 points la donnent à 3 points de pourcentage près environ.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Points of each class</source>
        <translation>Points de chaque classe</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>How the points are shared out among the mapped classes. Any choice gives honest figures; they differ in which figures become most precise. Area and producer's accuracy of a rare class depend on points in the large ones, where the map may have missed it. Each class gets at least two points, without which there is no interval.</source>
        <translation>Comment les points sont répartis entre les classes cartographiées. Tout choix donne des chiffres honnêtes ; ils diffèrent par les chiffres qui deviennent les plus précis. La surface et l’exactitude du producteur d’une classe rare dépendent de points dans les grandes, où la carte a pu la manquer. Chaque classe reçoit au moins deux points, sans lesquels il n’y a pas d’intervalle.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>By area, but rare classes get the minimum number (Olofsson et al. 2014)</source>
        <translation>Selon la surface, mais les classes rares reçoivent le nombre minimal (Olofsson et al. 2014)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>By area: best for the overall accuracy</source>
        <translation>Selon la surface : le mieux pour l’exactitude globale</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>The same number in each class: best for the user's accuracy of rare classes</source>
        <translation>Le même nombre dans chaque classe : le mieux pour l’exactitude de l’utilisateur des classes rares</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Minimum points of a class</source>
        <translation>Minimum de points par classe</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>With good_practice: the number of points that rare classes get. 50 to 100 are usual.</source>
        <translation>Avec good_practice : le nombre de points que reçoivent les classes rares. 50 à 100 sont habituels.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Minimum distance (pixels)</source>
        <translation>Distance minimale (pixels)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Points nearer to each other than this are not drawn. 0 keeps the sample as random as the formulas assume; with a distance the intervals are only approximate.</source>
        <translation>Des points plus proches les uns des autres ne sont pas tirés. 0 garde l’échantillon aussi aléatoire que les formules le supposent ; avec une distance, les intervalles ne sont qu’approchés.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Also where the map is undefined</source>
        <translation>Aussi là où la carte est indéfinie</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Draw points also where the map says undefined (the model does not know); each counts as an error then.</source>
        <translation>Tirer des points aussi là où la carte dit indéfini (le modèle ne sait pas) ; chacun compte alors comme une erreur.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>The points in random order, each with an empty field 'reference' to be filled in (CSV). The mapped class is in it too; hide it from whoever interprets.</source>
        <translation>Les points dans un ordre aléatoire, chacun avec un champ vide « reference » à renseigner (CSV). La classe cartographiée s’y trouve aussi ; cachez-la à qui interprète.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>ISPRS folder</source>
        <translation>Dossier ISPRS</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Folder of the ISPRS benchmark (top/, gts_for_participants/ and, for heights, ndsm/ or dsm/), or one whose folders say what they hold (such as images/ and masks/). Give this or the rasters below.</source>
        <translation>Dossier du banc d’essai ISPRS (top/, gts_for_participants/ et, pour les hauteurs, ndsm/ ou dsm/), ou un dossier dont les sous-dossiers disent ce qu’ils contiennent (comme images/ et masks/). Donnez celui-ci ou les rasters ci-dessous.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Orthophotos, each covered by a reference.</source>
        <translation>Orthophotos, chacune couverte par une référence.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>One reference raster for each orthophoto, in class codes or class colours; or polygon layers that cover all of them, with the class in CLASS_FIELD, or all of POLYGON_CLASS.</source>
        <translation>Un raster de référence pour chaque orthophoto, en codes ou en couleurs de classe ; ou des couches de polygones qui les couvrent toutes, avec la classe dans CLASS_FIELD, ou tous de POLYGON_CLASS.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>One height raster in metres for each orthophoto: a surface model or heights above ground.</source>
        <translation>Un raster de hauteurs en mètres pour chaque orthophoto : un modèle de surface ou des hauteurs au-dessus du sol.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Number of the orthophoto's near-infrared band, counted from 1; 0 if there is none.</source>
        <translation>Numéro de la bande proche infrarouge de l’orthophoto, compté à partir de 1 ; 0 s’il n’y en a pas.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Number of the orthophoto's red band, counted from 1; 0 if there is none.</source>
        <translation>Numéro de la bande rouge de l’orthophoto, compté à partir de 1 ; 0 s’il n’y en a pas.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Split by</source>
        <translation>Partition par</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>How the area is divided into training, validation and test: by whole orthophotos, or by blocks within each of them; patches of different parts then never share a pixel. Dividing the patches themselves lets them overlap, so that the validation looks better than it is: only to show that effect.</source>
        <translation>Comment la zone est divisée en entraînement, validation et test : par orthophotos entières, ou par blocs dans chacune d’elles ; des imagettes de parties différentes n’ont alors jamais de pixel en commun. Diviser les imagettes elles-mêmes les laisse se recouvrir, si bien que la validation paraît meilleure qu’elle n’est : seulement pour montrer cet effet.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Whole orthophotos</source>
        <translation>Orthophotos entières</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Blocks within orthophotos</source>
        <translation>Blocs dans les orthophotos</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Single patches (leaks)</source>
        <translation>Imagettes isolées (avec fuite)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Test tiles</source>
        <translation>Dalles de test</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Names or numbers of orthophotos for the test. Put a name with blanks in quotation marks: 1 3 "area 7". Leave empty to use the test share.</source>
        <translation>Noms ou numéros des orthophotos pour le test. Un nom avec des espaces se met entre guillemets droits : 1 3 "area 7". Laissez vide pour utiliser la part de test.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Sampling</source>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Random places; the same number of random places in every stratum of the area, so that no part of it is missed; or a regular grid that covers everything. Test areas are always covered by a grid.</source>
        <translation>Endroits aléatoires ; le même nombre d’endroits aléatoires dans chaque strate de la zone, pour n’en manquer aucune partie ; ou une grille régulière qui couvre tout. Les zones de test sont toujours couvertes par une grille.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Random places</source>
        <translation>Endroits aléatoires</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Random places in geographic strata</source>
        <translation>Endroits aléatoires dans des strates géographiques</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Regular grid</source>
        <translation>Grille régulière</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Overlap of the grid (%)</source>
        <translation>Recouvrement de la grille (%)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Overlap of neighbouring patches of a grid, in per cent of the patch size.</source>
        <translation>Recouvrement d’imagettes voisines d’une grille, en pour cent de la taille des imagettes.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Validation share (%)</source>
        <translation>Part de validation (%)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Share of the orthophotos or blocks (of a grid: patches) set aside to monitor the training, in per cent of those not used for the test.</source>
        <translation>Part des orthophotos ou des blocs (d’une grille : des imagettes) mise de côté pour suivre l’entraînement, en pour cent de ce qui ne sert pas au test.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Test share (%)</source>
        <translation>Part de test (%)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Share of the orthophotos, blocks or patches kept for the final test, in per cent.</source>
        <translation>Part des orthophotos, blocs ou imagettes gardée pour le test final, en pour cent.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Training tiles</source>
        <translation>Dalles d’entraînement</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Names or numbers of orthophotos for training, e.g. 1 3 23. Put a name with blanks in quotation marks: 1 3 "area 7". Leave empty to choose at random.</source>
        <translation>Noms ou numéros des orthophotos pour l’entraînement, par exemple 1 3 23. Un nom avec des espaces se met entre guillemets droits : 1 3 "area 7". Laissez vide pour choisir au hasard.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Validation tiles</source>
        <translation>Dalles de validation</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Names or numbers of orthophotos for validation. Put a name with blanks in quotation marks: 1 3 "area 7". Leave empty to choose at random.</source>
        <translation>Noms ou numéros des orthophotos pour la validation. Un nom avec des espaces se met entre guillemets droits : 1 3 "area 7". Laissez vide pour choisir au hasard.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Side of the blocks in pixels (split by blocks); 0: twice the patch size.</source>
        <translation>Côté des blocs en pixels (partition par blocs) ; 0 : le double de la taille des imagettes.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Buffer (pixels)</source>
        <translation>Zone tampon (pixels)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Width in pixels of the strip kept free between blocks of different parts.</source>
        <translation>Largeur en pixels de la bande laissée libre entre des blocs de parties différentes.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Stratum size (pixels)</source>
        <translation>Taille des strates (pixels)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Side of the strata in pixels (stratified sampling); 0: four times the patch size.</source>
        <translation>Côté des strates en pixels (échantillonnage stratifié) ; 0 : quatre fois la taille des imagettes.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Balance the classes</source>
        <translation>Équilibrer les classes</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Choose the training patches so that each class is represented equally often, which shows rare classes such as cars more often. Validation and test stay as the area is.</source>
        <translation>Choisir les imagettes d’entraînement de sorte que chaque classe soit représentée aussi souvent, ce qui montre plus souvent les classes rares comme les voitures. La validation et le test restent tels qu’est la zone.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Minimum labelled share (%)</source>
        <translation>Part étiquetée minimale (%)</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Patches with a smaller share of labelled pixels, in per cent, are left out.</source>
        <translation>Les imagettes dont une part plus petite de pixels est étiquetée, en pour cent, sont laissées de côté.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>A division of an ISPRS benchmark as published: it says which tiles are for training, validation and test, and which bands are near infrared and red. FOLDER is where the benchmark was unpacked, in whatever sub-folders.</source>
        <translation>Une division d’un banc d’essai ISPRS telle qu’elle est publiée : elle dit quelles dalles servent à l’entraînement, à la validation et au test, et quelles bandes sont le proche infrarouge et le rouge. FOLDER est l’endroit où le banc d’essai a été déballé, dans n’importe quels sous-dossiers.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Folder for the patches; must be new or empty.</source>
        <translation>Dossier des imagettes ; doit être nouveau ou vide.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Data set report</source>
        <translation>Rapport sur le jeu de données</translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>HTML report on the data set.</source>
        <translation>Rapport HTML sur le jeu de données.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Folder made by the algorithm that cuts patches.</source>
        <translation>Dossier fait par l’algorithme qui découpe les imagettes.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Time that the training may take, instead of a number of epochs: the learning rate falls to its end within these minutes. 0: as many epochs as EPOCHS says.</source>
        <translation>Temps que peut prendre l’entraînement, à la place d’un nombre d’époques : le taux d’apprentissage arrive à son terme en même temps que les minutes. 0 : autant d’époques que le dit EPOCHS.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Start model</source>
        <translation>Modèle de départ</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>A model of your own (.safetensors) to start from: for a new place, other light, or other classes. The training takes its network, so that ARCHITECTURE and WIDTH can be left out, and its weights: channels by their names, classes by theirs; what the model does not know starts anew, which the log says. It learns at 0.3 times LEARNING_RATE. Empty: the network starts from scratch, or with ENCODER_WEIGHTS.</source>
        <translation>Un modèle à vous (.safetensors) à partir duquel continuer : pour un nouvel endroit, une autre lumière ou d’autres classes. L’entraînement en prend le réseau, si bien qu’ARCHITECTURE et WIDTH peuvent être omis, et les poids : les canaux par leurs noms, les classes par les leurs ; ce que le modèle ne connaît pas repart de zéro, ce que dit le journal. Il apprend à 0,3 de LEARNING_RATE. Vide : le réseau part de zéro, ou avec ENCODER_WEIGHTS.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Data set to remember</source>
        <translation>Jeu de données à retenir</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Data set of ground that the model should remember, such as that of START_MODEL: as many of its training patches as DATASET has are mixed into each epoch, in turn. Channels and classes are matched by name, and its patches must be at least as large. The report then also says what got better and worse on its validation. Empty: the training sees DATASET only, and may forget.</source>
        <translation>Jeu de données d’un terrain que le modèle doit continuer de connaître, comme celui de START_MODEL : à chaque époque, autant de ses imagettes d’entraînement que DATASET en a y sont mêlées, à tour de rôle. Les canaux et les classes sont appariés par leur nom, et ses imagettes doivent être au moins aussi grandes. Le rapport dit alors aussi ce qui s’est amélioré et dégradé sur sa validation. Vide : l’entraînement ne voit que DATASET, et peut oublier.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Freeze the encoder</source>
        <translation>Geler l’encodeur</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Whether the half of the network that already knows something stays as it is: no (it learns too, slowly); its statistics (means and variances of its batch normalisations, which few patches blur); all of it. Needs weights that were learnt elsewhere: START_MODEL, or an architecture with an encoder.</source>
        <translation>Si la moitié du réseau qui sait déjà quelque chose reste telle quelle : no (elle apprend aussi, lentement) ; ses statistiques (moyennes et variances de ses normalisations par lots, que peu d’imagettes brouillent) ; tout. Demande des poids appris ailleurs : START_MODEL, ou une architecture avec encodeur.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Its statistics</source>
        <translation>Ses statistiques</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>All of it</source>
        <translation>En entier</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Continue the training of this model from the file beside it (.ckpt), which a training that was interrupted leaves. All other parameters must be as they were.</source>
        <translation>Continuer l’entraînement de ce modèle à partir du fichier voisin (.ckpt) que laisse un entraînement interrompu. Tous les autres paramètres doivent être comme ils étaient.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>The trained network with all that is needed to use it.</source>
        <translation>Le réseau entraîné avec tout ce qu’il faut pour l’utiliser.</translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>HTML report with the training's course; it can be opened while the training runs.</source>
        <translation>Rapport HTML sur le déroulement de l’entraînement ; il peut être ouvert pendant l’entraînement.</translation>
    </message>
    <message>
        <location filename="../training/contract/channels.py"/>
        <source>height</source>
        <translation>hauteur</translation>
    </message>
    <message>
        <location filename="../training/contract/channels.py"/>
        <source>HEIGHTS</source>
        <translation>HEIGHTS</translation>
    </message>
    <message>
        <location filename="../training/contract/channels.py"/>
        <source>slope</source>
        <translation>pente</translation>
    </message>
    <message>
        <location filename="../training/contract/channels.py"/>
        <source>computed from the height raster</source>
        <translation>calculée à partir du raster de hauteurs</translation>
    </message>
    <message>
        <location filename="../training/contract/channels.py"/>
        <source>heights around its patches or no pixel size in metres, both of which slope needs</source>
        <translation>hauteurs autour de ses imagettes ou pas de taille de pixel en mètres, que demande la pente</translation>
    </message>
    <message>
        <location filename="../training/contract/channels.py"/>
        <source>HEIGHTS, from orthophotos with a georeference in metres</source>
        <translation>HEIGHTS, à partir d’orthophotos géoréférencées en mètres</translation>
    </message>
    <message>
        <location filename="../training/contract/channels.py"/>
        <source>computed from near infrared and red</source>
        <translation>calculé à partir du proche infrarouge et du rouge</translation>
    </message>
    <message>
        <location filename="../training/contract/channels.py"/>
        <source>near-infrared and red bands, which NDVI needs</source>
        <translation>bandes de proche infrarouge et de rouge, que demande le NDVI</translation>
    </message>
    <message>
        <location filename="../training/contract/channels.py"/>
        <source>NIR_BAND and RED_BAND</source>
        <translation>NIR_BAND et RED_BAND</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/names.py"/>
        <source>near infrared</source>
        <translation>proche infrarouge</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/names.py"/>
        <source>red</source>
        <translation>rouge</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/names.py"/>
        <source>green</source>
        <translation>vert</translation>
    </message>
    <message>
        <location filename="../training/contract/bands/names.py"/>
        <source>blue</source>
        <translation>bleu</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>impervious surfaces</source>
        <translation>surfaces imperméables</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>building</source>
        <translation>bâtiment</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>low vegetation</source>
        <translation>végétation basse</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>tree</source>
        <translation>arbre</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>car</source>
        <translation>voiture</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>clutter</source>
        <translation>objets divers</translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>undefined</source>
        <translation>indéfini</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/training.html"/>
        <source>This is not the accuracy of the map.</source>
        <translation>Ce n’est pas l’exactitude de la carte.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>&lt;b&gt;Overall accuracy&lt;/b&gt; is the share of all compared pixels whose class is right; large classes dominate it. &lt;b&gt;Mean F1&lt;/b&gt; and &lt;b&gt;mean IoU&lt;/b&gt; give each class the same weight, so they show whether rare classes suffer. &lt;b&gt;Kappa&lt;/b&gt; is the agreement beyond what chance alone would give, 1 at best; it says little that the overall accuracy does not say.</source>
        <translation>&lt;b&gt;L’exactitude globale&lt;/b&gt; est la part de tous les pixels comparés dont la classe est juste ; les grandes classes la dominent. &lt;b&gt;Le F1 moyen&lt;/b&gt; et &lt;b&gt;l’IoU moyen&lt;/b&gt; donnent le même poids à chaque classe et montrent donc si les classes rares en souffrent. &lt;b&gt;Le kappa&lt;/b&gt; est l’accord au-delà de ce que le hasard seul donnerait, 1 au mieux ; il dit peu que l’exactitude globale ne dise pas.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>&lt;b&gt;There are no confidence intervals:&lt;/b&gt; %(problem)s.</source>
        <translation>&lt;b&gt;Il n’y a pas d’intervalles de confiance :&lt;/b&gt; %(problem)s.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>The small figures are 95 %% confidence intervals of the score on all ground of this kind, of which this area is a sample. See below how they are computed.</source>
        <translation>Les petits chiffres sont les intervalles de confiance à 95 %% du score sur tout terrain de cette sorte, dont cette zone est un échantillon. Voir plus bas comment ils sont calculés.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>The map leaves %(open)s of the compared pixels &lt;i&gt;undefined&lt;/i&gt;; all figures count them as errors. &lt;b&gt;Of the %(coverage)s that it classifies, %(accuracy)s are right&lt;/b&gt; (mean F1 %(mean_f1)s, mean IoU %(mean_iou)s, kappa %(kappa)s).</source>
        <translation>La carte laisse %(open)s des pixels comparés &lt;i&gt;indéfinis&lt;/i&gt; ; tous les chiffres les comptent comme des erreurs. &lt;b&gt;Des %(coverage)s qu’elle classe, %(accuracy)s sont justes&lt;/b&gt; (F1 moyen %(mean_f1)s, IoU moyen %(mean_iou)s, kappa %(kappa)s).</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/protocol.html"/>
        <source>Beside published figures</source>
        <translation>À côté des chiffres publiés</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>Protocol &lt;b&gt;%(name)s&lt;/b&gt;: %(source)s.</source>
        <translation>Protocole &lt;b&gt;%(name)s&lt;/b&gt; : %(source)s.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/protocol.html"/>
        <source>source</source>
        <translation>source</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>Per cent.</source>
        <translation>En pour cent.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/protocol.html"/>
        <source>No published figures for exactly this way of counting are known to us.</source>
        <translation>Nous ne connaissons pas de chiffres publiés pour exactement cette façon de compter.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/points.html"/>
        <source>Accuracy of each class</source>
        <translation>Exactitude de chaque classe</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>precision&lt;br&gt;(user's accuracy)</source>
        <translation>précision&lt;br&gt;(exactitude de l’utilisateur)</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>recall&lt;br&gt;(producer's accuracy)</source>
        <translation>rappel&lt;br&gt;(exactitude du producteur)</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/parts.html"/>
        <source>pixels in the reference</source>
        <translation>pixels dans la référence</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>pixels in the map</source>
        <translation>pixels dans la carte</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>pixels in both</source>
        <translation>pixels dans les deux</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>&lt;b&gt;Precision&lt;/b&gt; (user's accuracy): of the pixels mapped as this class, the share that really is this class. &lt;b&gt;Recall&lt;/b&gt; (producer's accuracy): of the pixels that really are this class, the share that was mapped as it. &lt;b&gt;F1&lt;/b&gt;: both in one number, high only if both are high. &lt;b&gt;IoU&lt;/b&gt; (intersection over union): the area that map and reference have in common, divided by the area that either of them gives to the class. A dash means that the class occurs in neither of the two; such classes do not enter the means. The weighted means count each class by its pixels in the reference; that of the recall is the overall accuracy.</source>
        <translation>&lt;b&gt;Précision&lt;/b&gt; (exactitude de l’utilisateur) : parmi les pixels cartographiés dans cette classe, la part qui est vraiment de cette classe. &lt;b&gt;Rappel&lt;/b&gt; (exactitude du producteur) : parmi les pixels qui sont vraiment de cette classe, la part qui y a été cartographiée. &lt;b&gt;F1&lt;/b&gt; : les deux en un seul nombre, élevé seulement si les deux le sont. &lt;b&gt;IoU&lt;/b&gt; (intersection sur union) : la surface que carte et référence ont en commun, divisée par la surface que l’une ou l’autre donne à la classe. Un tiret signifie que la classe n’apparaît dans aucune des deux ; de telles classes n’entrent pas dans les moyennes. Les moyennes pondérées comptent chaque classe selon ses pixels dans la référence ; celle du rappel est l’exactitude globale.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/training.html"/>
        <source>Bar chart of F1 for each class</source>
        <translation>Diagramme du F1 de chaque classe</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>Bar chart of precision and recall for each class</source>
        <translation>Diagramme de la précision et du rappel de chaque classe</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>What was taken for what</source>
        <translation>Ce qui a été pris pour autre chose</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>in the reference</source>
        <translation>dans la référence</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>in the map</source>
        <translation>dans la carte</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/parts.html"/>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>of all errors</source>
        <translation>de toutes les erreurs</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>of the class in the reference</source>
        <translation>de la classe dans la référence</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>Where most errors lie</source>
        <translation>Où se trouvent le plus d’erreurs</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>From left to right: orthophoto, reference, map, errors (red). Grey does not count.</source>
        <translation>De gauche à droite : orthophoto, référence, carte, erreurs (rouge). Le gris ne compte pas.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>From left to right: reference, map, errors (red). Grey does not count.</source>
        <translation>De gauche à droite : référence, carte, erreurs (rouge). Le gris ne compte pas.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>To go to a place, copy its centre into the coordinate box at the lower edge of QGIS's window.</source>
        <translation>Pour aller à un endroit, copiez son centre dans le champ des coordonnées, au bas de la fenêtre de QGIS.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>Each scene</source>
        <translation>Chaque scène</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>scene</source>
        <translation>scène</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>all pixels together</source>
        <translation>tous les pixels ensemble</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>The last line comes from the sum of all matrices; it is no mean of the lines above.</source>
        <translation>La dernière ligne vient de la somme de toutes les matrices ; ce n’est pas une moyenne des lignes du dessus.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>What was compared</source>
        <translation>Ce qui a été comparé</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>pixels of the classified rasters</source>
        <translation>pixels des rasters classés</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>pixels of the classified raster</source>
        <translation>pixels du raster classé</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>left out: %(text)s</source>
        <translation>laissés de côté : %(text)s</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>compared</source>
        <translation>comparés</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>A pixel that could be left out for several reasons is counted under the first of them. All figures come from one count over all compared pixels, not from averages over parts of the image.</source>
        <translation>Un pixel qui pourrait être laissé de côté pour plusieurs raisons est compté sous la première d’entre elles. Tous les chiffres viennent d’un seul comptage sur tous les pixels comparés, et non de moyennes sur des parties de l’image.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>How certain the figures are</source>
        <translation>À quel point les chiffres sont sûrs</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>For the pixels that were compared, the scores are exact counts. They are no certain statement about other places: neighbouring pixels are right or wrong together, so that a million pixels tell far less than a million independent samples.</source>
        <translation>Pour les pixels qui ont été comparés, les scores sont des comptages exacts. Ce ne sont pas des affirmations sûres sur d’autres endroits : des pixels voisins sont justes ou faux ensemble, si bien qu’un million de pixels en disent bien moins qu’un million d’échantillons indépendants.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <source>The blocks are drawn with replacement, as many as there are, and each time all scores are computed anew from the sum of their confusion matrices; the interval holds 95 %% of these scores. It is then widened, on the logit scale, for two reasons: there are few blocks (as the t distribution does, with the effective number of blocks that hold the class), and pixels on both sides of a block's edge hang together, too. A score without interval has fewer than %(least_blocks)s effective blocks, or does not vary between them. The intervals do not speak for errors of the reference, nor for places of another kind.</source>
        <translation>Les blocs sont tirés avec remise, autant qu’il y en a, et chaque fois tous les scores sont calculés à nouveau à partir de la somme de leurs matrices de confusion ; l’intervalle contient 95 %% de ces scores. Il est ensuite élargi, sur l’échelle logit, pour deux raisons : il y a peu de blocs (comme le fait la loi de Student, avec le nombre effectif de blocs qui contiennent la classe), et les pixels de part et d’autre du bord d’un bloc sont eux aussi liés. Un score sans intervalle a moins de %(least_blocks)s blocs effectifs, ou ne varie pas entre eux. Les intervalles ne parlent ni des erreurs de la référence, ni d’endroits d’une autre sorte.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/accuracy.html"/>
        <location filename="../training/report/templates/compare.html"/>
        <source>How it was compared</source>
        <translation>Comment cela a été comparé</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>mean F1: %(name)s</source>
        <translation>F1 moyen : %(name)s</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>&lt;b&gt;%(name)s&lt;/b&gt;, compared with the orthophoto alone:</source>
        <translation>&lt;b&gt;%(name)s&lt;/b&gt;, par rapport à l’orthophoto seule :</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>&lt;b&gt;%(name)s&lt;/b&gt;, compared with %(base)s:</source>
        <translation>&lt;b&gt;%(name)s&lt;/b&gt;, par rapport à %(base)s :</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>;</source>
        <translation> ;</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>&lt;b&gt;%(best)s&lt;/b&gt; has the highest mean F1.</source>
        <translation>&lt;b&gt;%(best)s&lt;/b&gt; a le F1 moyen le plus élevé.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>&lt;b&gt;%(best)s&lt;/b&gt; has the highest mean F1; the verdict says whether the difference is significant. "Undecided" means that chance alone could make such a difference, or, without an interval, that there is too little ground to tell.</source>
        <translation>&lt;b&gt;%(best)s&lt;/b&gt; a le F1 moyen le plus élevé ; le verdict dit si la différence est significative. « Indécis » signifie que le hasard seul pourrait faire une telle différence ou, sans intervalle, qu’il y a trop peu de terrain pour le dire.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>%(name)s has no intervals and no verdicts: %(problem)s. More orthophotos kept for the test (TEST_TILES) give more blocks.</source>
        <translation>%(name)s n’a ni intervalles ni verdicts : %(problem)s. Davantage d’orthophotos gardées pour le test (TEST_TILES) donnent plus de blocs.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>What each class gains and loses</source>
        <translation>Ce que chaque classe gagne et perd</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>Changes of %(title)s for each class, with intervals</source>
        <translation>Changements pour chaque classe, avec intervalles : %(title)s</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>change in points</source>
        <translation>changement en points</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>verdict</source>
        <translation>verdict</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>All figures are means over the repeats, measured on whole orthophotos that no training has seen. The change is in percentage points; the small figures are its 95 %% interval. A class without interval occurs in fewer than %(least_blocks)s blocks of ground (counted as equally full ones), or does not change; the mean F1 has one only if all its classes lie in enough blocks. A dash means that the class does not occur.</source>
        <translation>Tous les chiffres sont des moyennes sur les répétitions, mesurées sur des orthophotos entières qu’aucun entraînement n’a vues. Le changement est en points de pourcentage ; les petits chiffres sont son intervalle à 95 %%. Une classe sans intervalle apparaît dans moins de %(least_blocks)s blocs de terrain (comptés comme également pleins), ou ne change pas ; le F1 moyen n’en a un que si toutes ses classes se trouvent dans assez de blocs. Un tiret signifie que la classe n’apparaît pas.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>&lt;b&gt;Verdicts:&lt;/b&gt; &lt;i&gt;improves&lt;/i&gt; or &lt;i&gt;declines&lt;/i&gt; where the change is so large that chance, in the choice of the ground or in the training, would make one like it in fewer than 5 of 100 comparisons without a true difference.</source>
        <translation>&lt;b&gt;Verdicts :&lt;/b&gt; &lt;i&gt;améliore&lt;/i&gt; ou &lt;i&gt;dégrade&lt;/i&gt; là où le changement est si grand que le hasard, dans le choix du terrain ou dans l’entraînement, en ferait un pareil dans moins de 5 comparaisons sur 100 sans vraie différence.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>The verdicts on one score allow for the %(count)s variants being tried at once (Holm), so that an interval may just leave out 0 and the verdict still be undecided.</source>
        <translation>Les verdicts sur un score tiennent compte de ce que %(count)s variantes sont essayées à la fois (Holm), si bien qu’un intervalle peut tout juste exclure 0 et le verdict rester indécis.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>They do not allow for the number of classes: among twenty verdicts on classes, one may be wrong.</source>
        <translation>Ils ne tiennent pas compte du nombre de classes : sur vingt verdicts de classes, un peut être faux.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>Where the variants differ most</source>
        <translation>Où les variantes diffèrent le plus</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>The maps are those of the first seed; the shares of wrong pixels are means over the repeats. Grey does not count.</source>
        <translation>Les cartes sont celles de la première graine ; les parts de pixels faux sont des moyennes sur les répétitions. Le gris ne compte pas.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>Every run</source>
        <translation>Chaque entraînement</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>epochs</source>
        <translation>époques</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>How sure the changes are</source>
        <translation>À quel point les changements sont sûrs</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>Another training of the same kind, or other ground of the same kind, would give other figures.</source>
        <translation>Un autre entraînement de la même sorte, ou un autre terrain de la même sorte, donnerait d’autres chiffres.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>Both are in the intervals: the repeats show how much trainings differ by chance (with the t distribution for %(repeats)s repeats), and blocks of ground, drawn anew %(resamples)s times, how much the ground does. The same blocks and seeds are taken for both sides of each comparison, so that what is hard for both does not blur the change.</source>
        <translation>Les deux sont dans les intervalles : les répétitions montrent à quel point les entraînements diffèrent par hasard (avec la loi de Student pour %(repeats)s répétitions), et des blocs de terrain, tirés à nouveau %(resamples)s fois, à quel point le terrain le fait. Les mêmes blocs et les mêmes graines sont pris des deux côtés de chaque comparaison, pour que ce qui est difficile pour les deux ne brouille pas le changement.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/compare.html"/>
        <source>The intervals hold not the chance in the training, which a single repeat cannot show; but blocks of ground, drawn anew %(resamples)s times, show how much the ground does. The same blocks are taken for both sides of each comparison, so that what is hard for both does not blur the change.</source>
        <translation>Les intervalles ne contiennent pas le hasard de l’entraînement, qu’une seule répétition ne peut montrer ; mais des blocs de terrain, tirés à nouveau %(resamples)s fois, montrent celui du terrain. Les mêmes blocs sont pris des deux côtés de chaque comparaison, pour que ce qui est difficile pour les deux ne brouille pas le changement.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Warnings</source>
        <translation>Avertissements</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Where the patches lie</source>
        <translation>Où se trouvent les imagettes</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Map of training, validation and test</source>
        <translation>Carte de l’entraînement, de la validation et du test</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Shaded: area of each part.</source>
        <translation>En couleur : zone de chaque partie.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Outlines: patches. Orthophotos without colour are not used.</source>
        <translation>Contours : imagettes. Les orthophotos sans couleur ne sont pas utilisées.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <location filename="../training/report/templates/protocol.html"/>
        <source>How it was made</source>
        <translation>Comment c’est fait</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Places that were left out</source>
        <translation>Endroits laissés de côté</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Bar chart of the class shares</source>
        <translation>Diagramme des parts des classes</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Before and after balancing</source>
        <translation>Avant et après l’équilibrage</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Area and training patches</source>
        <translation>Zone et imagettes d’entraînement</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>in the area</source>
        <translation>dans la zone</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>in the training patches</source>
        <translation>dans les imagettes d’entraînement</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>factor</source>
        <translation>facteur</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Training patches were chosen so that each class is represented equally often; a factor above 1 means that a class is more frequent in them than in the area of training. Validation and test stay as the area is.</source>
        <translation>Les imagettes d’entraînement ont été choisies de sorte que chaque classe soit représentée aussi souvent ; un facteur supérieur à 1 signifie qu’une classe y est plus fréquente que dans la zone d’entraînement. La validation et le test restent tels qu’est la zone.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Bar chart of the class shares before and after balancing</source>
        <translation>Diagramme des parts des classes avant et après l’équilibrage</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>The area of training as a whole, and the patches taken from it: the more alike, the better the patches stand for the area.</source>
        <translation>La zone d’entraînement entière, et les imagettes qui en sont tirées : plus elles se ressemblent, mieux les imagettes représentent la zone.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Mean and standard deviation of the training pixels only, so that nothing of validation or test enters the training.</source>
        <translation>Moyenne et écart-type des seuls pixels d’entraînement, pour que rien de la validation ni du test n’entre dans l’entraînement.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <location filename="../training/report/templates/training.html"/>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <location filename="../training/report/templates/dataset.html"/>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>precision</source>
        <translation>précision</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>recall</source>
        <translation>rappel</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>&lt;b&gt;Precision&lt;/b&gt; (user's accuracy): of the pixels mapped as this class, the share that really is this class. &lt;b&gt;Recall&lt;/b&gt; (producer's accuracy): of the pixels that really are this class, the share that was mapped as it. &lt;b&gt;F1&lt;/b&gt;: both in one number, high only if both are high. &lt;b&gt;IoU&lt;/b&gt; (intersection over union): the area that map and reference have in common, divided by the area that either of them gives to the class. A dash means that the class occurs in neither of the two; such classes do not enter the means.</source>
        <translation>&lt;b&gt;Précision&lt;/b&gt; (exactitude de l’utilisateur) : parmi les pixels cartographiés dans cette classe, la part qui est vraiment de cette classe. &lt;b&gt;Rappel&lt;/b&gt; (exactitude du producteur) : parmi les pixels qui sont vraiment de cette classe, la part qui y a été cartographiée. &lt;b&gt;F1&lt;/b&gt; : les deux en un seul nombre, élevé seulement si les deux le sont. &lt;b&gt;IoU&lt;/b&gt; (intersection sur union) : la surface que carte et référence ont en commun, divisée par la surface que l’une ou l’autre donne à la classe. Un tiret signifie que la classe n’apparaît dans aucune des deux ; de telles classes n’entrent pas dans les moyennes.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <location filename="../training/report/templates/points.html"/>
        <source>reference&amp;nbsp;↓ map&amp;nbsp;→</source>
        <translation>référence&amp;nbsp;↓ carte&amp;nbsp;→</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>Each row shows where the reference pixels of one class went: as a share of the row (the darker, the larger) and as a number of pixels. The diagonal is right, everything else is a confusion.</source>
        <translation>Chaque ligne montre où sont allés les pixels de référence d’une classe : en part de la ligne (plus c’est foncé, plus elle est grande) et en nombre de pixels. La diagonale est juste, tout le reste est une confusion.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>Classes that have a column but no row do not count themselves; pixels of other classes that were mapped as one of them are errors.</source>
        <translation>Les classes qui ont une colonne mais pas de ligne ne comptent pas elles-mêmes ; les pixels d’autres classes qui y ont été cartographiés sont des erreurs.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>%(pixels)s pixels lie both in training patches and in patches of validation or test.</source>
        <translation>%(pixels)s pixels se trouvent à la fois dans des imagettes d’entraînement et dans des imagettes de validation ou de test.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>The single patches were divided at random, and they overlap: the validation sees pixels that the training has learnt from, so it looks better than the model is. For numbers that one can publish, choose SPLIT=tiles or SPLIT=blocks.</source>
        <translation>Les imagettes isolées ont été réparties au hasard, et elles se recouvrent : la validation voit des pixels dont l’entraînement a appris, et paraît donc meilleure que le modèle ne l’est. Pour des chiffres publiables, choisissez SPLIT=tiles ou SPLIT=blocks.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>The validation will look better than it is.</source>
        <translation>La validation paraîtra meilleure qu’elle n’est.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>&lt;b&gt;No pixel lies both in training patches and in patches of validation or test, but the single patches were divided at random.&lt;/b&gt; Training patches lie all around those of the validation, and neighbouring ground is alike, so the validation still looks better than the model is elsewhere. For numbers that one can publish, choose SPLIT=tiles or SPLIT=blocks.</source>
        <translation>&lt;b&gt;Aucun pixel ne se trouve à la fois dans des imagettes d’entraînement et dans des imagettes de validation ou de test, mais les imagettes isolées ont été réparties au hasard.&lt;/b&gt; Des imagettes d’entraînement entourent celles de la validation, et des terrains voisins se ressemblent, si bien que la validation paraît encore meilleure que le modèle ne l’est ailleurs. Pour des chiffres publiables, choisissez SPLIT=tiles ou SPLIT=blocks.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>No pixel lies both in training patches and in patches of validation or test, so the validation is not flattered by pixels the network has already seen.</source>
        <translation>Aucun pixel ne se trouve à la fois dans des imagettes d’entraînement et dans des imagettes de validation ou de test : la validation n’est donc pas flattée par des pixels que le réseau a déjà vus.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>Shares of the labelled pixels. A class that is rare in training is hard to learn.</source>
        <translation>Parts des pixels étiquetés. Une classe rare à l’entraînement est difficile à apprendre.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>channel</source>
        <translation>canal</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>read from</source>
        <translation>lu dans</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>unit</source>
        <translation>unité</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>standard deviation</source>
        <translation>écart-type</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>tile</source>
        <translation>dalle</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>part</source>
        <translation>partie</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>size, pixels</source>
        <translation>taille, pixels</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>coordinate system</source>
        <translation>système de coordonnées</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>low ground, m</source>
        <translation>sol bas, m</translation>
    </message>
    <message>
        <location filename="../training/report/templates/parts.html"/>
        <source>files</source>
        <translation>fichiers</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>The points were drawn at random within each class of the map, so that rare classes have points enough; every point therefore speaks for as many pixels as its class has, divided by the points in it. Weighted in this way, the share of right points is an estimate of the share of the map that is right, and the share of points that really are a class is an estimate of its true area, whatever the map says. Another random sample would give slightly other figures: in about 19 of 20 samples, the 95 %% interval holds the true one.</source>
        <translation>Les points ont été tirés au hasard dans chaque classe de la carte, pour que les classes rares aient assez de points ; chaque point parle donc pour autant de pixels qu’en a sa classe, divisés par les points qu’elle contient. Ainsi pondérée, la part des points justes est une estimation de la part juste de la carte, et la part des points qui sont vraiment d’une classe est une estimation de sa vraie surface, quoi que dise la carte. Un autre échantillon aléatoire donnerait des chiffres un peu différents : dans environ 19 échantillons sur 20, l’intervalle à 95 %% contient le vrai.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>points mapped as it</source>
        <translation>points cartographiés ainsi</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>points that are it</source>
        <translation>points qui le sont</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <location filename="../training/report/templates/training.html"/>
        <source>95 %% interval</source>
        <translation>intervalle à 95 %%</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>&lt;b&gt;User's accuracy&lt;/b&gt; (precision): of the area mapped as this class, the share that really is this class. &lt;b&gt;Producer's accuracy&lt;/b&gt; (recall): of the area that really is this class, the share that was mapped as it. A dash means that the map does not have the class, or that no point is of it.</source>
        <translation>&lt;b&gt;Exactitude de l’utilisateur&lt;/b&gt; (précision) : de la surface cartographiée dans cette classe, la part qui est vraiment de cette classe. &lt;b&gt;Exactitude du producteur&lt;/b&gt; (rappel) : de la surface qui est vraiment de cette classe, la part qui y a été cartographiée. Un tiret signifie que la carte n’a pas la classe, ou qu’aucun point n’en est.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>User's and producer's accuracy of each class with their intervals</source>
        <translation>Exactitudes de l’utilisateur et du producteur de chaque classe avec leurs intervalles</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>Area of each class</source>
        <translation>Surface de chaque classe</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>mapped, %(unit)s</source>
        <translation>cartographiée, %(unit)s</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>estimated, %(unit)s</source>
        <translation>estimée, %(unit)s</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>standard error</source>
        <translation>erreur type</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>The mapped area counts pixels and inherits the errors of the map. The estimated area corrects it by what was seen at the points; report this one, with its interval. The interval reaches farther to one side where few points tell, since a rare class that no point has found may still be there; it is not the 1.96 standard errors to either side that are often taken, which are then far too short.</source>
        <translation>La surface cartographiée compte des pixels et hérite des erreurs de la carte. La surface estimée la corrige par ce qui a été vu aux points ; publiez celle-ci, avec son intervalle. L’intervalle va plus loin d’un côté là où peu de points parlent, car une classe rare qu’aucun point n’a trouvée peut tout de même exister ; ce ne sont pas les 1,96 erreurs types de part et d’autre que l’on prend souvent, et qui sont alors bien trop courtes.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>Mapped area of each class, and its estimated area with the interval</source>
        <translation>Surface cartographiée de chaque classe, et sa surface estimée avec l’intervalle</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>&lt;b&gt;What the intervals rest on.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Sur quoi reposent les intervalles.&lt;/b&gt;</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>Points counted</source>
        <translation>Points comptés</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>Number of points by the class that the interpreter saw (rows) and the class on the map (columns). Accuracies computed from these numbers directly would be wrong wherever a class has more or fewer points than its area asks for.</source>
        <translation>Nombre de points selon la classe vue par l’interprète (lignes) et la classe de la carte (colonnes). Des exactitudes calculées directement à partir de ces nombres seraient fausses partout où une classe a plus ou moins de points que sa surface n’en demande.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>Shares of the area, estimated</source>
        <translation>Parts de la surface, estimées</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>The same table weighted with the mapped areas, in per cent of the map: all cells together are 100. The green diagonal adds up to the overall accuracy.</source>
        <translation>Le même tableau pondéré par les surfaces cartographiées, en pour cent de la carte : toutes les cases ensemble font 100. La diagonale verte donne en somme l’exactitude globale.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/points.html"/>
        <source>How it was estimated</source>
        <translation>Comment c’est estimé</translation>
    </message>
    <message>
        <location filename="../training/report/templates/protocol.html"/>
        <source>Per cent; ± is the standard deviation over the seeds.</source>
        <translation>En pour cent ; ± est l’écart-type sur les graines.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Written after epoch %(epoch)s of at most %(most)s, while the training was running.</source>
        <translation>Écrit après l’époque %(epoch)s sur au plus %(most)s, pendant que l’entraînement se poursuivait.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Written after epoch %(epoch)s, while the training was running.</source>
        <translation>Écrit après l’époque %(epoch)s, pendant que l’entraînement se poursuivait.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>The page is rewritten every now and then, until the training ends or is stopped.</source>
        <translation>La page est réécrite de temps en temps, jusqu’à ce que l’entraînement se termine ou soit arrêté.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>These figures come from the &lt;b&gt;validation&lt;/b&gt; patches. The training did not learn from them, but the best epoch was chosen with them, so they are slightly too good: measure the final accuracy with a reference of another area. Overall accuracy is the share of all pixels whose class is right; mean F1 gives each class the same weight.</source>
        <translation>Ces chiffres viennent des imagettes de &lt;b&gt;validation&lt;/b&gt;. L’entraînement n’en a pas appris, mais la meilleure époque a été choisie avec elles ; ils sont donc un peu trop bons : mesurez l’exactitude finale avec une référence d’une autre zone. L’exactitude globale est la part de tous les pixels dont la classe est juste ; le F1 moyen donne le même poids à chaque classe.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Course of the training</source>
        <translation>Déroulement de l’entraînement</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>A validation loss that rises while the training loss still falls means that the network begins to learn the training patches by heart; the model of the best epoch is the one that was kept.</source>
        <translation>Une perte de validation qui monte pendant que la perte d’entraînement baisse encore signifie que le réseau commence à apprendre par cœur les imagettes d’entraînement ; c’est le modèle de la meilleure époque qui a été gardé.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>No epoch was completed.</source>
        <translation>Aucune époque n’a été achevée.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Accuracy of each class (validation, best epoch)</source>
        <translation>Exactitude de chaque classe (validation, meilleure époque)</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Confusion matrix (validation, best epoch)</source>
        <translation>Matrice de confusion (validation, meilleure époque)</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Better and worse than the start model</source>
        <translation>Meilleur et moins bon que le modèle de départ</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Both models on the same patches: what the training has changed. A difference counts as &lt;span class="good"&gt;better&lt;/span&gt; or &lt;span class="bad"&gt;worse&lt;/span&gt; if its 95 %% interval (percentage points, by a bootstrap of squares of ground, the same ones for both) leaves out zero; elsewhere chance could have made it. The validation of the data set has also chosen the best epoch, which is a little kind to the new model. Blocks that somebody has chosen to label are no random sample: none of these figures is the accuracy of a map.</source>
        <translation>Les deux modèles sur les mêmes imagettes : ce que l’entraînement a changé. Une différence compte comme &lt;span class="good"&gt;meilleure&lt;/span&gt; ou &lt;span class="bad"&gt;moins bonne&lt;/span&gt; si son intervalle à 95 %% (points de pourcentage, par un bootstrap de carrés de terrain, les mêmes pour les deux) exclut zéro ; ailleurs, le hasard aurait pu la faire. La validation du jeu de données a aussi choisi la meilleure époque, ce qui favorise un peu le nouveau modèle. Des blocs que quelqu’un a choisi d’étiqueter ne sont pas un échantillon aléatoire : aucun de ces chiffres n’est l’exactitude d’une carte.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>score</source>
        <translation>score</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>start model</source>
        <translation>modèle de départ</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>difference</source>
        <translation>différence</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>better</source>
        <translation>meilleur</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>worse</source>
        <translation>moins bon</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>No intervals: %(problem)s.</source>
        <translation>Pas d’intervalles : %(problem)s.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>%(pixels)s pixels. A class without interval lies in fewer than %(least_blocks)s blocks of ground.</source>
        <translation>%(pixels)s pixels. Une classe sans intervalle se trouve dans moins de %(least_blocks)s blocs de terrain.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Examples from the validation</source>
        <translation>Exemples de la validation</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>In the last picture of each row, red is where reference and prediction differ, and grey is where the reference does not count.</source>
        <translation>Dans la dernière image de chaque ligne, le rouge est là où référence et prédiction diffèrent, et le gris là où la référence ne compte pas.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Prediction</source>
        <translation>Prédiction</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>prediction</source>
        <translation>prédiction</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Disagreement</source>
        <translation>Désaccord</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>%(share)s of the pixels agree</source>
        <translation>%(share)s des pixels concordent</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>The model</source>
        <translation>Le modèle</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Mean and standard deviation of the training pixels, in the unit of the raster; every raster is brought to mean 0 and standard deviation 1 with them before the network sees it.</source>
        <translation>Moyenne et écart-type des pixels d’entraînement, dans l’unité du raster ; chaque raster est ramené avec eux à une moyenne de 0 et un écart-type de 1 avant que le réseau ne le voie.</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>The data set</source>
        <translation>Le jeu de données</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <location filename="../training/report/templates/training.html"/>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Orthophotos to land cover</source>
        <translation>Des orthophotos à l’occupation du sol</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Report on the patches</source>
        <translation>Rapport sur les imagettes</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Report on the training</source>
        <translation>Rapport sur l’entraînement</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>From orthophotos with references to a land-cover layer of another orthophoto, and a report on how good it is: cuts patches, trains a U-Net, classifies, and measures the accuracy against the reference of the orthophoto that the network has not seen. For heights choose inputs with heights and give heights for both.</source>
        <translation>D’orthophotos avec références à une couche d’occupation du sol d’une autre orthophoto et à un rapport sur sa qualité : découpe des imagettes, entraîne un U-Net, classe, et mesure l’exactitude par rapport à la référence de l’orthophoto que le réseau n’a pas vue. Pour les hauteurs, choisissez des entrées avec hauteurs et donnez des hauteurs pour les deux.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Field of the polygon layers in 'Their references' that holds the class; empty for rasters.</source>
        <translation>Champ des couches de polygones de « Leurs références » qui contient la classe ; vide pour des rasters.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Height raster in metres for the orthophoto to classify, of the same kind as the heights to learn from; only for inputs with heights.</source>
        <translation>Raster de hauteurs en mètres pour l’orthophoto à classer, de la même sorte que les hauteurs de l’apprentissage ; seulement pour les entrées avec hauteurs.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>One height raster in metres for each orthophoto to learn from; only for inputs with heights.</source>
        <translation>Un raster de hauteurs en mètres pour chaque orthophoto d’apprentissage ; seulement pour les entrées avec hauteurs.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>What the network sees. NDVI is computed from the near-infrared and red bands.
ortho: Orthophoto
ortho_ndvi: Orthophoto and NDVI
ortho_height: Orthophoto and heights
ortho_height_ndvi: Orthophoto, heights and NDVI
ortho_slope: Orthophoto and slope
ortho_slope_ndvi: Orthophoto, slope and NDVI
ortho_height_slope: Orthophoto, heights and slope
ortho_height_slope_ndvi: Orthophoto, heights, slope and NDVI</source>
        <translation>Ce que voit le réseau. Le NDVI est calculé à partir des bandes proche infrarouge et rouge.
ortho : Orthophoto
ortho_ndvi : Orthophoto et NDVI
ortho_height : Orthophoto et hauteurs
ortho_height_ndvi : Orthophoto, hauteurs et NDVI
ortho_slope : Orthophoto et pente
ortho_slope_ndvi : Orthophoto, pente et NDVI
ortho_height_slope : Orthophoto, hauteurs et pente
ortho_height_slope_ndvi : Orthophoto, hauteurs, pente et NDVI</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Class raster of the orthophoto to classify, with colours and names.</source>
        <translation>Raster de classes de l’orthophoto à classer, avec couleurs et noms.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>An orthophoto that is not among those to learn from.</source>
        <translation>Une orthophoto qui n’est pas parmi celles d’apprentissage.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Number of patches drawn for training (random sampling).</source>
        <translation>Nombre d’imagettes tirées pour l’entraînement (échantillonnage aléatoire).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Class raster or coloured raster with its true classes, or polygons with the class in a field, to measure how good the result is.</source>
        <translation>Raster de classes ou raster coloré avec ses vraies classes, ou polygones avec la classe dans un champ, pour mesurer la qualité du résultat.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>One reference raster for each orthophoto, in class codes or class colours; or polygon layers with the class in a field.</source>
        <translation>Un raster de référence pour chaque orthophoto, en codes ou en couleurs de classe ; ou des couches de polygones avec la classe dans un champ.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Field of the polygon layer in 'Its reference' that holds the class; empty for a raster.</source>
        <translation>Champ de la couche de polygones de « Sa référence » qui contient la classe ; vide pour un raster.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Number of patches drawn for validation (random sampling).</source>
        <translation>Nombre d’imagettes tirées pour la validation (échantillonnage aléatoire).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Channels of the first level, doubled at each level. 64 as published; 16 is about 16 times faster.</source>
        <translation>Canaux du premier niveau, doublés à chaque niveau. 64 comme dans la publication ; 16 est environ 16 fois plus rapide.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Class field of their references</source>
        <translation>Champ de la classe de leurs références</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Its heights</source>
        <translation>Ses hauteurs</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Their heights</source>
        <translation>Leurs hauteurs</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Orthophoto to classify</source>
        <translation>Orthophoto à classer</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Orthophotos to learn from</source>
        <translation>Orthophotos d’apprentissage</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Its reference</source>
        <translation>Sa référence</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Their references</source>
        <translation>Leurs références</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Class field of its reference</source>
        <translation>Champ de la classe de sa référence</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Train on and choose the next blocks</source>
        <translation>Poursuivre l’entraînement et choisir les blocs suivants</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>New map</source>
        <translation>Nouvelle carte</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Next labelling ground</source>
        <translation>Terrain d’étiquetage suivant</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>New model</source>
        <translation>Nouveau modèle</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>One round of labelling: cuts patches from the blocks that you have labelled, trains on from the model so far, maps the orthophoto again, chooses the blocks that are worth labelling next, and fills them with the new map for you to correct.</source>
        <translation>Un tour d’étiquetage : découpe des imagettes dans les blocs que vous avez étiquetés, poursuit l’entraînement du modèle actuel, cartographie de nouveau l’orthophoto, choisit les blocs qui valent d’être étiquetés ensuite et les remplit de la nouvelle carte, que vous corrigez.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>How many blocks to choose for the next round.</source>
        <translation>Nombre de blocs à choisir pour le tour suivant.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Side of a block in pixels.</source>
        <translation>Côté d’un bloc en pixels.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Height raster in metres, of the kind that the model was trained with; only for inputs with heights.</source>
        <translation>Raster de hauteurs en mètres, du type avec lequel le modèle a été entraîné ; seulement pour des entrées avec hauteurs.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>What the network sees. Slope is computed from the heights, in degrees. NDVI is computed from the near-infrared and red bands.
Take those of the model so far.</source>
        <translation>Ce que voit le réseau. La pente est calculée à partir des hauteurs, en degrés. Le NDVI est calculé à partir des bandes proche infrarouge et rouge.
Prenez celles du modèle actuel.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>The layer 'labels' of 'Prepare labelling': blocks that are done count, and outside of the blocks the polygons that you have drawn.</source>
        <translation>La couche « labels » de « Préparer l’étiquetage » : les blocs terminés comptent, et hors des blocs les polygones que vous avez dessinés.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Time that the training may take.</source>
        <translation>Temps que peut prendre l’entraînement.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>The model whose map you have corrected (.safetensors).</source>
        <translation>Le modèle dont vous avez corrigé la carte (.safetensors).</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Class raster of the orthophoto by the new model.</source>
        <translation>Raster de classes de l’orthophoto par le nouveau modèle.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>The model that has learnt from your labels.</source>
        <translation>Le modèle qui a appris de vos étiquettes.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>GeoPackage to label in, for the next round.</source>
        <translation>GeoPackage où étiqueter, pour le tour suivant.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>The orthophoto of your town, with the bands that the model was trained on.</source>
        <translation>L’orthophoto de votre ville, avec les bandes sur lesquelles le modèle a été entraîné.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Number of patches, cut around labelled pixels.</source>
        <translation>Nombre d’imagettes, découpées autour de pixels étiquetés.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Width and height of a patch in pixels, a multiple of 16; no larger than a block.</source>
        <translation>Largeur et hauteur d’une imagette en pixels, un multiple de 16 ; pas plus grande qu’un bloc.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>The data set that the model so far was trained on, if you have it: it is mixed in, so that the old ground is not forgotten.</source>
        <translation>Le jeu de données sur lequel le modèle actuel a été entraîné, si vous l’avez : il y est mêlé, pour que l’ancien terrain ne soit pas oublié.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>What got better and worse, among much else.</source>
        <translation>Ce qui s’est amélioré et dégradé, entre autres.</translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/train_on_and_choose.model3"/>
        <source>Model so far</source>
        <translation>Modèle actuel</translation>
    </message>
</context>
</TS>
